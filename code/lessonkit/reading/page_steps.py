"""Page steps: what a worker has to do for a page, in order, as plain data that can be sent and stored."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from lessonkit.reading.bound_numbers import bound_numbers
from lessonkit.reading.embedding import Piece, pieces
from lessonkit.reading.fences import Fence
from lessonkit.reading.items import Item
from lessonkit.reading.mutants import as_data


def steps(path: Path, items: tuple[Item, ...]) -> Iterator[tuple[object, dict]]:
    """Yield each step with its owner: the fence that it runs, or the bound number that it computes."""
    exercises: dict[str, dict[str, Fence]] = {}
    for item in items:
        if item.fence and item.fence.language == "python" and not item.fence.flaw:
            exercise = exercises.setdefault(item.fence.exercise, {})
            exercise.setdefault(item.fence.role, item.fence)
            if step := fence_step(item.fence, exercise):
                yield item.fence, step
        elif not item.fence:
            for number in bound_numbers(item.text, item.line):
                piece = Piece(str(path), number.line, number.expression)
                yield number, {"kind": "value", "pieces": [asdict(piece)]}


def fence_step(fence: Fence, exercise: dict[str, Fence]) -> dict | None:
    """Return the step of one fence; the starter of an exercise is tried where its check stands."""
    if not fence.exercise:
        expected = {name: fence.attributes.get(name, "") for name in ("raises", "warns")}
        return {"kind": "block", "pieces": code(fence), **expected}
    if fence.role == "exercise" or not exercise.keys() >= {"exercise", "check"}:
        return None
    tried = exercise["exercise"] if fence.role == "check" else fence
    changes = as_data(fence) if fence.role == "solution" else []
    return {"kind": "trial", "pieces": code(tried), "check": code(exercise["check"]), "mutants": changes}


def code(fence: Fence) -> list[dict]:
    """Return the pieces of a fence as plain data."""
    return [asdict(piece) for piece in pieces(fence)]
