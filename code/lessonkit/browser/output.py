"""Output: what a step prints, shown while it runs, and ended before it fills the reader's browser."""

import io
import time
from collections.abc import Callable

LIMIT = 100_000  # characters
EVERY = 0.1  # seconds between two reports


class TooMuchOutputError(BaseException):
    """A step prints without end; no `except Exception` of a reader catches it."""


class Output(io.TextIOBase):
    """Collects what is printed, and reports it from time to time."""

    def __init__(self, report: Callable[[str], None]):
        self.report, self.reported = report, time.monotonic()
        self.parts, self.length = [], 0

    @property
    def text(self) -> str:
        """All that was printed."""
        return "".join(self.parts)

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.parts.append(text[: max(0, LIMIT - self.length)])
        self.length += len(text)
        if self.length > LIMIT:
            raise TooMuchOutputError
        if time.monotonic() - self.reported > EVERY:
            self.report(self.text)
            self.reported = time.monotonic()
        return len(text)
