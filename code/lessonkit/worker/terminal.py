"""Terminal: what a reader has before him of an output, and what no reader would see as a page shows it."""

import ast
import contextlib
import re

from lessonkit.worker.refusals import RefusedError

BACK = re.compile(r"[\r\b]")
# Control characters but tabs and ends of lines, and what some programs take for ends of lines.
CONTROL = re.compile(r"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
ESCAPE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b.?", re.DOTALL)
ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,}")
BRACES = re.compile(r"\{[^{}]*\}")


def on_terminal(text: str) -> str:
    """Return the text as a terminal shows it: where the cursor went back, what came later."""
    return "\n".join(map(_line, text.split("\n"))) if BACK.search(text) else text


def _line(text: str) -> str:
    shown, column = [], 0
    for character in text:
        if character == "\r":
            column = 0
        elif character == "\b":
            column = max(0, column - 1)
        else:
            shown[column : column + 1] = character
            column += 1
    return "".join(shown)


def check_plain(text: str) -> None:
    """Refuse an output that a page shows otherwise than a terminal, or one process otherwise than another."""
    if control := CONTROL.search(text):
        code = repr((ESCAPE.match(text, control.start()) or control)[0])[1:-1]
        raise RefusedError(f"prints `{code}`, which a terminal obeys and a page can't; print plain text")
    if ADDRESS.search(text):
        does = "prints where an object lies in memory, `at 0x…`, which differs in every process"
        raise RefusedError(f"{does}; print what the object holds")
    if any(map(_is_unordered, BRACES.findall(text))):
        raise RefusedError("prints a set, whose order differs in every process; print `sorted(…)` of it")


def _is_unordered(text: str) -> bool:
    """Say whether a text is that of a set with several elements whose order no run has to repeat."""
    with contextlib.suppress(SyntaxError, ValueError, TypeError, MemoryError, RecursionError):
        value = ast.literal_eval(text)
        return isinstance(value, set) and len(value) > 1 and not all(map(_hashes_alike, value))
    return False


def _hashes_alike(element: object) -> bool:
    """Say whether an element of a set has the same hash in every process."""
    if isinstance(element, tuple):
        return all(map(_hashes_alike, element))
    return isinstance(element, int | float | complex)
