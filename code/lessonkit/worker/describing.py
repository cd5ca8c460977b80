"""Describing: where an exception comes from, in the lines that an author writes, and what it says."""

import traceback
from pathlib import Path

from lessonkit.worker.refusals import RefusedError, refused_at

HERE = Path(__file__).parent


class ExpectationError(Exception):
    """A block did not do what its fence says."""


def last_line(exception: BaseException) -> str:
    """Return what Python prints last about an error, without what follows in its message."""
    return "".join(traceback.format_exception_only(exception)).strip().splitlines()[-1]


def place(exception: BaseException, paths: set[str]) -> tuple[str, int]:
    """Return where in these files an exception comes from: path and line, the last ones on its way.

    Only numbers of lines are looked at: were the page read, its run would depend on its prose.
    """
    if isinstance(exception, SyntaxError) and exception.filename in paths:
        return exception.filename, exception.lineno or 1
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(exception.__traceback__)]
    return next(((path, line) for path, line in reversed(frames) if path in paths), ("", 1))


def describe(exception: BaseException, pieces: list[dict]) -> dict:
    """Return the exception with its place: the last line of the page, or of the code it embeds."""
    if isinstance(exception, RefusedError):
        at = refused_at(exception, pieces)
        said = {"summary": f"{at.who} {exception.does}", "mend": "", "details": ""}
        return {"path": at.path, "line": at.line} | said
    path, line = place(exception, {piece["path"] for piece in pieces})
    frames = traceback.extract_tb(exception.__traceback__)
    details = "".join(traceback.format_list([f for f in frames if Path(f.filename).parent != HERE]))
    described = {"path": path, "line": line, "details": details}
    if isinstance(exception, ExpectationError):
        return described | {"line": 0, "summary": str(exception), "mend": "; mend the block or its attribute"}
    return described | {"summary": last_line(exception), "mend": "; correct the code"}
