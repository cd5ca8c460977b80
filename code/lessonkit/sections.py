"""Sections: a page cut at its headings, each part with a fingerprint of the text that an author writes."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from lessonkit.bound import BOUND
from lessonkit.faults import relative
from lessonkit.pages import Page

TOP = "top"  # the section before the first heading: mostly the front matter
LINES, WIDTH = 3, 100  # how much of a section a message shows


@dataclass
class Section:
    """A heading up to the next one, in one language, without the outputs, which a tool updates."""

    path: Path
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """A short hash of the text; bound numbers, which the same tool updates, are left out."""
        text = BOUND.sub(r"\g<expression>", "\n".join(self.lines).strip())
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def place(self) -> str:
        return f"{relative(self.path)}:{self.line}"

    def __str__(self) -> str:
        first = [line for line in self.lines if line][:LINES]
        cut = (line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…" for line in first)
        return "\n".join([f"  {self.place}", *(f"    {line}" for line in cut)])


def sections(page: Page) -> dict[str, Section]:
    """Return the sections of a page by the ids of their headings."""
    ids = {item.line: item.detail.partition("#")[2] for item in page.items if item.kind == "heading"}
    shown = [fence for fence in page.fences if fence.language == "text"]
    outputs = {line for fence in shown for line in range(fence.line + 1, fence.last_line)}
    name, found = TOP, {TOP: Section(page.path, 1)}
    for number, text in enumerate(page.text.split("\n"), 1):
        name = ids.get(number) or name
        section = found.setdefault(name, Section(page.path, number))
        if number not in outputs:
            section.lines.append(text.rstrip())
    return found
