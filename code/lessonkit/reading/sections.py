"""Sections: a page cut at its headings, each part with a fingerprint of the text that an author writes."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from lessonkit.common.faults import relative
from lessonkit.reading.bound_numbers import BOUND
from lessonkit.reading.pages import Page

TOP = "top"  # the section before the first heading: mostly the front matter
LINES, WIDTH = 3, 100  # how much of a section a message shows


@dataclass
class Section:
    """A heading up to the next one, in one language: its lines by number, and which of them are outputs."""

    path: Path
    lines: dict[int, str] = field(default_factory=dict)
    outputs: set[int] = field(default_factory=set)

    @property
    def line(self) -> int:
        return min(self.lines, default=1)

    @property
    def written(self) -> dict[int, str]:
        """The lines without outputs and bound numbers, which a tool updates."""
        kept = {number: line for number, line in self.lines.items() if number not in self.outputs}
        return {number: BOUND.sub(r"\g<expression>", line) for number, line in kept.items()}

    @property
    def fingerprint(self) -> str:
        """A short hash of what is written."""
        text = "\n".join(self.written.values()).strip()
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def place(self) -> str:
        return f"{relative(self.path)}:{self.line}"

    def __str__(self) -> str:
        first = [line for number, line in self.lines.items() if line and number not in self.outputs][:LINES]
        cut = (line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…" for line in first)
        return "\n".join([f"  {self.place}", *(f"    {line}" for line in cut)])


def sections(page: Page) -> dict[str, Section]:
    """Return the sections of a page by the ids of their headings."""
    ids = {item.line: item.detail.partition("#")[2] for item in page.items if item.kind == "heading"}
    shown = [fence for fence in page.fences if fence.language == "text"]
    outputs = {line for fence in shown for line in range(fence.line + 1, fence.last_line)}
    name, found = TOP, {TOP: Section(page.path, outputs=outputs)}
    for number, text in enumerate(page.text.split("\n"), 1):
        name = ids.get(number) or name
        found.setdefault(name, Section(page.path, outputs=outputs)).lines[number] = text.rstrip()
    return found
