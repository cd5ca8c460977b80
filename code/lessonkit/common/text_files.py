"""Text files: those that authors write, in UTF-8."""

from pathlib import Path

from lessonkit.common.faults import FaultError

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def read_text(path: Path) -> str:
    """Return the text of a file; FaultError where it isn't UTF-8, or begins with a byte order mark."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise FaultError(path, line, "this file is not UTF-8; save it in that encoding") from error
    if text.startswith(MARK):
        message = "this file begins with a byte order mark; save it as “UTF-8”, not as “UTF-8 with BOM”"
        raise FaultError(path, 1, message)
    return text
