"""Main line: the blocks of a lesson that everyone reads, without side roads, practice and sources."""

from collections.abc import Iterator

from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page

APART = {"quiz", "exercises", "further-reading"}
UNCOUNTED = {"front matter", "footnote", "formula", "figure"}


def main_line(page: Page) -> Iterator[Item]:
    """Yield the blocks that are not folded, in a widget's place, practice or further reading."""
    apart, folded = False, None
    for item in page.items:
        if item.kind == "heading" and item.detail.startswith("2 "):
            apart = item.detail.partition("#")[2] in APART
        if folded is not None and item.indent > folded:
            continue
        folded = item.indent if is_folded(item) else None
        if not apart and folded is None:
            yield item


def is_folded(item: Item) -> bool:
    """Whether a block is a box that a reader opens, or one whose place a widget takes."""
    mark, _, kind = item.detail.partition(" ")
    return item.kind == "admonition" and (mark == "???" or kind.startswith("widget"))


def main_prose(page: Page) -> str:
    """Return the words of the main line, without code, formulas and the text alternatives of figures."""
    return " ".join(item.words for item in main_line(page) if not item.fence and item.kind not in UNCOUNTED)
