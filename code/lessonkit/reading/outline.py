"""Outline: a page as a sequence of items, each with its line and how far it is indented."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lessonkit.reading.fences import read_fences
from lessonkit.reading.items import INDENTATION, Item, begins_block, classify

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CONTAINERS = ("admonition", "tab", "list item", "footnote")
WRAPPED = ("paragraph", "list item", "footnote")  # they go on until a blank line
FORMULA_EDGE = "$$"


@functools.lru_cache(maxsize=1000)  # several stages read the same page
def read_outline(text: str, path: Path) -> tuple[Item, ...]:
    """Return the blocks of a page from top to bottom."""
    return tuple(Reader(text, path).items())


class Reader:
    """Walks over the lines of a page and keeps track of what stands inside what."""

    def __init__(self, text: str, path: Path):
        self.lines = text.split("\n")
        front = FRONT_MATTER.match(text)
        self.number = front[0].count("\n") if front else 0  # of the line before the next one
        self.fences = {fence.line: fence for fence in read_fences(text, path)}
        self.containers = [0]  # the indentation of the content of each open container
        self.open: Item | None = None  # a paragraph or the like whose last line is not read yet

    def items(self) -> Iterator[Item]:
        """Yield the items; each line belongs to one of them or is blank."""
        if self.number:
            yield Item("front matter", 1, "")
        while self.number < len(self.lines):
            self.number += 1
            yield from self.read_line(self.lines[self.number - 1])
        yield from self.close()

    def read_line(self, line: str) -> Iterator[Item]:
        """Yield what ends with this line, and what is whole with it."""
        content, indent = line.strip(), len(line) - len(line.lstrip(" "))
        alone = self.number in self.fences or content in ("", FORMULA_EDGE) or begins_block(content)
        if self.open and not alone:
            self.open = replace(self.open, text=f"{self.open.text}\n{content}")
            return
        yield from self.close()
        depth = self.depth_at(indent) if content else 0
        if self.number in self.fences:
            yield replace(self.fence(indent), depth=depth)
        elif content == FORMULA_EDGE:
            yield replace(self.formula(indent), depth=depth)
        elif content:
            yield from self.block(content, indent, depth)

    def depth_at(self, indent: int) -> int:
        """Leave the containers that end above a line indented like this; return how many stay open."""
        while len(self.containers) > 1 and indent < self.containers[-1]:
            self.containers.pop()
        return len(self.containers) - 1

    def close(self) -> Iterator[Item]:
        """Yield the paragraph that is open, if any."""
        if self.open:
            yield self.open
            self.open = None

    def fence(self, indent: int) -> Item:
        """Return the fence that begins here, and go to its end."""
        fence = self.fences[self.number]
        self.number = fence.last_line
        return Item("fence", fence.line, fence.source, fence.language, indent, fence)

    def formula(self, indent: int) -> Item:
        """Return the formula between this line and the next `$$`, and go to its end."""
        first, rest = self.number, self.lines[self.number :]
        length = next((n for n, line in enumerate(rest) if line.strip() == FORMULA_EDGE), 0)
        self.number += length + 1
        return Item("formula", first, "\n".join(rest[:length]).strip(), indent=indent)

    def block(self, content: str, indent: int, depth: int) -> Iterator[Item]:
        """Yield the block that this line is; one that may go on is kept open."""
        item = classify(content, self.number)
        if indent >= self.containers[-1] + INDENTATION:
            item = Item("indented", self.number, content)
        if item.kind in CONTAINERS:
            self.containers.append(indent + INDENTATION)
        item = replace(item, indent=indent, depth=depth)
        if item.kind in WRAPPED:
            self.open = item
        else:
            yield item
