"""Outline: a page as a sequence of blocks with their lines, as far as two languages must agree on them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lessonkit.bound import BOUND
from lessonkit.fences import Fence, read_fences

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HEADING = re.compile(r"(#{1,6}) (.*?)(?: \{ ?#([\w-]+) ?\})?$")
CONTAINER = re.compile(r"(?P<mark>!!!|\?\?\?\+?|===) ?(?P<kind>[\w-]*)")
LIST_ITEM = re.compile(r"(?P<mark>[-*+]|\d+[.)])(?: (?P<task>\[[ xX]\]))?\s+\S")
FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]]+)\]:")
FIGURE = re.compile(r"!\[(?P<alt>(?:`[^`]*`\{[^}]*\}|[^\]])*)\]\((?P<src>[^)\s]+)\)\{?[^}]*\}?$")
RULE = re.compile(r"(-{3,}|\*{3,}|_{3,})$")
HTML = re.compile(r"</?(?P<tag>[a-zA-Z][\w-]*)|<!--")
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
FORMULA = re.compile(r"(?<![\\$])\$(?!\s)((?:\\.|[^\\$])+?)(?<!\s)\$")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
LINK_TARGET = re.compile(r"\]\([^)\s]+\)")
TEXT_IN_FORMULA = re.compile(r"\\text\{[^}]*\}")


@dataclass(frozen=True)
class Item:
    """A block of a page. `kind` and `detail` must be the same in both languages, `text` need not."""

    kind: str
    line: int
    text: str
    detail: str = ""
    indent: int = 0
    fence: Fence | None = None

    @property
    def prose(self) -> str:
        """The text without inline code and without bound numbers."""
        return CODE_SPAN.sub("", BOUND.sub("", self.text))

    @property
    def words(self) -> str:
        """The prose without formulas and without the targets of links."""
        return LINK_TARGET.sub("]", FORMULA.sub("", self.prose))

    @property
    def formulas(self) -> list[str]:
        """The formulas of the block in LaTeX."""
        return [self.text] if self.kind == "formula" else FORMULA.findall(self.prose)

    @property
    def links(self) -> list[str]:
        """The targets of the block's links."""
        return [match["target"] for match in LINK.finditer(self.prose)]


def read_outline(text: str, path: Path) -> list[Item]:
    """Return the blocks of a page from top to bottom."""
    return list(Reader(text, path).items())


class Reader:
    """Walks over the lines of a page and keeps track of what stands inside what."""

    def __init__(self, text: str, path: Path):
        self.lines = text.split("\n")
        front = FRONT_MATTER.match(text)
        self.first = front[0].count("\n") if front else 0
        self.fences = {fence.line: fence for fence in read_fences(text, path)}
        self.containers = [0]  # the indentation of the content of each open container
        self.paragraph: Item | None = None

    def items(self) -> Iterator[Item]:
        if self.first:
            yield Item("front matter", 1, "")
        number = self.first
        while number < len(self.lines):
            number += 1
            line = self.lines[number - 1]
            fence = self.fences.get(number)
            formula = line.strip() == "$$"
            starts = fence or formula or not line.strip() or self.starts_block(line)
            if starts and self.paragraph:
                yield self.paragraph
                self.paragraph = None
            if fence:
                indent = len(line) - len(line.lstrip(" "))
                yield Item("fence", number, fence.source, fence.language, indent, fence)
                number = fence.last_line
            elif formula:
                end = next(
                    (n for n in range(number, len(self.lines)) if self.lines[n].strip() == "$$"),
                    number,
                )
                text = "\n".join(self.lines[number:end]).strip()
                yield Item("formula", number, text, indent=len(line) - len(line.lstrip(" ")))
                number = end + 1
            elif line.strip():
                yield from self.read_line(line, number)
        if self.paragraph:
            yield self.paragraph

    def starts_block(self, line: str) -> bool:
        content = line.strip()
        marks = (HEADING, CONTAINER, LIST_ITEM, FOOTNOTE)
        return content.startswith("|") or any(mark.match(content) for mark in marks)

    def read_line(self, line: str, number: int) -> Iterator[Item]:
        """Yield the block that this line is; a paragraph waits until its last line is read."""
        if self.paragraph:
            self.paragraph = replace(self.paragraph, text=f"{self.paragraph.text}\n{line.strip()}")
            return
        indent = len(line) - len(line.lstrip(" "))
        while len(self.containers) > 1 and indent < self.containers[-1]:
            self.containers.pop()
        item = replace(classify(line.strip(), number), indent=indent)
        if indent >= self.containers[-1] + 4:
            item = Item("indented", number, line.strip(), indent=indent)
        if item.kind in ("admonition", "tab", "list item", "footnote"):
            self.containers.append(indent + 4)
        if item.kind in ("paragraph", "list item", "footnote"):
            self.paragraph = item
        else:
            yield item


def classify(content: str, number: int) -> Item:
    """Return the item that a line begins, judged by its first characters."""
    if match := HEADING.match(content):
        return Item("heading", number, match[2], f"{len(match[1])} #{match[3] or ''}")
    if match := CONTAINER.match(content):
        kind = "tab" if match["mark"] == "===" else "admonition"
        return Item(kind, number, content, f"{match['mark']} {match['kind']}".strip())
    if match := LIST_ITEM.match(content):
        numbered = "numbered" if match["mark"][0].isdigit() else "bullet"
        return Item("list item", number, content, f"{numbered} {match['task'] or ''}".strip())
    if match := FOOTNOTE.match(content):
        return Item("footnote", number, content, match["name"])
    if content.startswith("|"):
        return Item("table row", number, content, f"{len(cells(content))} cells")
    if match := FIGURE.match(content):
        return Item("figure", number, match["alt"], match["src"])
    if match := HTML.match(content):
        return Item("html", number, content, match["tag"] or "comment")
    if RULE.match(content):
        return Item("rule", number, content)
    return Item("paragraph", number, content)


def cells(row: str) -> list[str]:
    """Return the cells of a table row; a bar in a formula or in code does not divide."""
    row = FORMULA.sub("x", CODE_SPAN.sub("x", row.replace("\\|", "x")))
    return row.strip().strip("|").split("|")
