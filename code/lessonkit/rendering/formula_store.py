"""Formula store: what KaTeX once answered, kept by the text of the formula, for every later build."""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

Formula = tuple[str, bool]  # its TeX, and whether it is displayed


class FormulaStore:
    """Answers in memory and in a file, to which several builds may add lines at once.

    Each line begins with a digest of the rest, so that one that is cut short or damaged is not believed.
    """

    def __init__(self, path: Path):
        self.path = path
        self.answers = dict(self.read())

    def read(self) -> Iterator[tuple[Formula, dict[str, str]]]:
        """Yield the formulas that were stored whole, with their answers."""
        with contextlib.suppress(OSError):  # nothing was stored, or nothing can be read
            for line in self.path.read_bytes().split(b"\n"):
                digest, _, entry = line.partition(b" ")
                if digest == _digest(entry):
                    *formula, answer = json.loads(entry)
                    yield tuple(formula), answer

    def add(self, formula: Formula, answer: dict[str, str]) -> None:
        """Keep an answer; where it can't be stored, it is asked for again by the next build."""
        self.answers[formula] = answer
        entry = json.dumps([*formula, answer]).encode()
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab", buffering=0) as file:
                # The line break stands first: what another build did not finish spoils only itself.
                file.write(b"\n" + _digest(entry) + b" " + entry)


def _digest(entry: bytes) -> bytes:
    return hashlib.sha256(entry).hexdigest().encode()
