"""A page: its blocks, and the run of its code."""

import functools
from pathlib import Path

import yaml

from lessonkit.embedding import program
from lessonkit.faults import Fault, FaultError
from lessonkit.fences import Fence
from lessonkit.outline import FRONT_MATTER, Item, read_outline
from lessonkit.running import TIME_LIMIT, run


class Page:
    """A page with its outline; its code runs when its results are first asked for."""

    def __init__(self, text: str, path: Path):
        self.path = path
        self.text = text
        self.items = read_outline(text, path)
        self.fences = [item.fence for item in self.items if item.fence]
        self.blocks = [f for f in self.fences if f.language == "python" and not f.flaw]

    @classmethod
    def read(cls, path: Path) -> "Page":
        """Read a page from a file; FaultError where that isn't UTF-8."""
        try:
            return cls(path.read_text(encoding="utf-8"), path)
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            raise FaultError(path, line, "this file is not UTF-8; save it in that encoding") from error

    @functools.cached_property
    def time_limit(self) -> float:
        """The seconds that the page may run: `time_limit` of its front matter, or the default."""
        front = FRONT_MATTER.match(self.text)
        try:
            meta = yaml.safe_load(front[0].strip("-\n")) if front else {}
            return float((meta or {}).get("time_limit", TIME_LIMIT))
        except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
            raise FaultError(self.path, 1, f"the front matter can't be read; correct it: {error}") from error

    @functools.cached_property
    def program(self) -> list[list[dict]]:
        """The code of the page, block by block, with the sections that it embeds."""
        return program(self.blocks)

    @functools.cached_property
    def results(self) -> list[dict]:
        """What running each block gave, up to the first that failed."""
        return run(self.program, self.time_limit) if self.blocks else []

    def fault(self, line: int, message: str) -> Fault:
        """Return a fault of this page."""
        return Fault(self.path, line, message)

    def result(self, block: Fence) -> dict | None:
        """Return what running a block gave; None where the page stopped before it."""
        index = self.blocks.index(block)
        return self.results[index] if index < len(self.results) else None

    @property
    def stopped(self) -> bool:
        """Whether a block failed, so that those after it did not run."""
        return any(result["error"] for result in self.results)

    @property
    def drawn(self) -> dict[str, str]:
        """The figures that the page draws: SVG by name."""
        return {name: svg for result in self.results for name, svg in result["figures"].items()}

    @property
    def shown(self) -> set[str]:
        """The names of the figures that the page shows."""
        return {item.detail for item in self.items if item.kind == "figure"}

    def beside(self, item: Item, step: int) -> Fence | None:
        """Return the fence that stands right before (step −1) or after (step 1) an item."""
        index = self.items.index(item) + step
        return self.items[index].fence if 0 <= index < len(self.items) else None
