"""Refusals: what a page's code may not do, and which of its calls did."""

import ast
import contextlib
from dataclasses import dataclass
from types import CodeType

POSITION = ("lineno", "end_lineno", "col_offset", "end_col_offset")


@dataclass(frozen=True)
class Place:
    """A line of a file, and who does something there: a call as it is written, or the block."""

    path: str = ""
    line: int = 0
    who: str = "this block"


class RefusedError(BaseException):
    """What somebody does that a page may not, and what to do instead; no `except Exception` catches it."""

    def __init__(self, does: str, place: Place | None = None):
        super().__init__(does)
        self.does, self.place = does, place


def refused_at(error: RefusedError, pieces: list[dict]) -> Place:
    """Return the last place of these pieces of code on the way to a refusal."""
    paths = {piece["path"] for piece in pieces}
    step, place = error.__traceback__, Place()
    while step and not error.place:
        code = step.tb_frame.f_code
        place = place_of(code, step.tb_lasti, pieces) if code.co_filename in paths else place
        step = step.tb_next
    return error.place or place


def place_of(code: CodeType, instruction: int, pieces: list[dict]) -> Place:
    """Return the place of an instruction of a page's code."""
    position = list(code.co_positions())[instruction // 2]
    who = next((name for piece in pieces for name in calls(piece, code.co_filename, position)), Place.who)
    return Place(code.co_filename, position[0] or 0, who)


def calls(piece: dict, path: str, position: tuple) -> list[str]:
    """Return the function that a piece calls at a position of a file, as it is written there."""
    with contextlib.suppress(SyntaxError):
        tree = ast.parse("\n" * (piece["line"] - 1) + piece["source"])
        found = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and piece["path"] == path)
        places = ((node, tuple(getattr(node, name) for name in POSITION)) for node in found)
        return [f"`{ast.unparse(node.func)}`" for node, place in places if place == position]
    return []
