"""Faults: each says where it is, what is wrong and what to do."""

import os
from dataclasses import dataclass
from pathlib import Path

from lessonkit import ROOT


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong at one line of one file."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{relative(self.path)}:{self.line}: {self.message}"


def annotate(fault: Fault) -> None:
    """Where GitHub runs this, mark the line in the change that is being reviewed."""
    if os.environ.get("GITHUB_ACTIONS"):
        message = fault.message.replace("%", "%25").replace("\n", "%0A")
        print(f"::error file={relative(fault.path)},line={fault.line}::{message}")


class FaultError(Exception):
    """Raised where a page can't be read on; carries the fault."""

    def __init__(self, path: Path, line: int, message: str):
        self.fault = Fault(Path(path), line, message)
        super().__init__(str(self.fault))


def relative(path: Path | str) -> str:
    """Return the path as seen from the root of the project, with forward slashes."""
    path = Path(path)
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()
