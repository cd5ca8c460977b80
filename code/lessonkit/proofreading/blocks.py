"""Blocks: what a reader meets on a page, one after the other; the same read off its source and its HTML."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

MARKUP = re.compile(r"[\s*_`\[\]\\]+")  # what Markdown may take out of a text, and blanks
CELLS = "\N{BROKEN BAR}"


@dataclass(frozen=True)
class Block:
    """A block. `words` are its text without blanks and markup, `depth` counts what it stands inside of.

    `detail` is the level and id of a heading, the number of a list item, the kind of a box, the language of
    a fence. `text` is what a message shows of it.
    """

    kind: str
    detail: str
    depth: int
    words: str
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    markup: str = ""  # what of its text is left over and looks like markup
    line: int = field(default=0, compare=False)
    text: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """What to call the block in a message."""
        return f"{self.kind} {self.detail}".strip()


def squeezed(text: str) -> str:
    """Return a text without blanks and what Markdown takes for markup, with entities as characters."""
    return MARKUP.sub("", html.unescape(text))


def row(cells: Iterable[str]) -> str:
    """Return the words of a table row."""
    return CELLS.join(cells)
