"""Facts: what a block says in other than words, so that both languages must say it."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lessonkit.common.faults import Fault, FaultError
from lessonkit.reading.bound_numbers import BOUND, MEASURED, bound_numbers
from lessonkit.reading.footnotes import references
from lessonkit.reading.items import CODE_SPAN, TEXT_IN_FORMULA, Item, cells
from lessonkit.reading.pages import Page
from lessonkit.translating import markup
from lessonkit.translating.links import Links, definitions

OTHER_FORMULA = re.compile(
    r"\$\$(.+?)\$\$|\\\((.+?)\\\)|\\\[(.+?)\\\]|(\\begin\{.+?\\end\{\w+\*?\})", re.DOTALL
)
NAMED = re.compile(r"(?<![\w.])[A-Z]\d\d\.\d+", re.ASCII)


@dataclass(frozen=True)
class Block:
    """An item of a page with its facts, by what they are, and its line in the file."""

    page: Page
    item: Item
    line: int
    facts: dict[str, list[str]]

    @property
    def codes(self) -> set[str]:
        """The code in the sentences of the block."""
        text = "" if self.item.fence else BOUND.sub("", self.item.text)
        return {span[0] for span in CODE_SPAN.finditer(text)}

    def fault(self, message: str, below: int = 0) -> Fault:
        """Return a fault so many lines below the first one of the block."""
        return self.page.fault(self.line + below, message)


def blocks(page: Page, above: int = 0) -> list[Block]:
    """Return the items of a page, which has so many lines above it in its file, with their facts."""
    links, lines = Links(page.items), page.text.split("\n")
    return [
        Block(page, item, item.line + above, facts(page, whole(item, lines), links)) for item in page.items
    ]


def whole(item: Item, lines: list[str]) -> Item:
    """Return an item with all that stands on its line; of a figure, `text` is the alternative alone."""
    return replace(item, text=lines[item.line - 1].strip()) if item.kind == "figure" else item


def facts(page: Page, item: Item, links: Links) -> dict[str, list[str]]:
    """Return the facts of an item; of a table's row, those in its cells by their columns."""
    found = {name: read(item) for name, read in AROUND.items()}
    columns = cells(item.text) if item.kind == "table row" else [item.text]
    for number, text in enumerate(columns, 1):
        part, place = replace(item, text=text), f" in column {number}" if len(columns) > 1 else ""
        for name, read in (*INSIDE.items(), ("link", links.of)):
            found.setdefault(name, []).extend(f"{fact}{place}" for fact in read(part))
    if item.kind == "front matter":
        found["entry"] = list(entries(page))
    return {name: fact for name, fact in found.items() if fact}


def formulas(item: Item) -> list[str]:
    """Return the formulas of a block in any delimiters, without what they say in words."""
    if item.fence:
        return []
    others = [] if item.kind == "formula" else OTHER_FORMULA.findall(item.prose)
    found = item.formulas + ["".join(parts) for parts in others]
    return ["".join(TEXT_IN_FORMULA.sub(r"\\text{}", formula).split()) for formula in found]


def numbers(item: Item) -> list[str]:
    """Return the bound numbers of a block with their expressions."""
    if item.fence:
        return []
    return [f"{n.shown} = {n.expression}" for n in bound_numbers(item.text, item.line)]


def written(item: Item) -> list[str]:
    """Return the decimals, years and other numbers of three digits or more in the words of a block."""
    return [] if item.fence or item.kind == "formula" else MEASURED.findall(item.words)


def notes(item: Item) -> list[str]:
    """Return the references of a block to footnotes as one fact, since their order numbers them."""
    return [" ".join(found)] if (found := references(item)) else []


def names(item: Item) -> list[str]:
    """Return the numbers of exercises and questions that a block names."""
    return [] if item.fence else NAMED.findall(item.prose)


def entries(page: Page) -> Iterator[str]:
    """Yield the keys of the front matter, and what is not words in their values."""
    with contextlib.suppress(FaultError):  # the checks of the page say so
        for key, value in page.meta.items():
            yield key
            if key == "given":  # numbers, each with a reason in words
                yield from (f"{key}: {number}" for number in page.given)
            elif isinstance(value, dict):
                yield from (f"{key}: {name} in {sorted_keys(place)}" for name, place in value.items())
            elif key != "description":
                yield from (f"{key}: {one}" for one in (value if isinstance(value, list) else [value]))


def sorted_keys(value: object) -> object:
    """Return the keys of a mapping, whose values are reasons in words; anything else as it is."""
    return sorted(map(str, value)) if isinstance(value, dict) else value


INSIDE = {
    "formula": formulas,
    "bound number": numbers,
    "written number": written,
    "note": notes,
    "name": names,
    "attribute": markup.attributes,
    "tag": markup.tags,
}
AROUND = {
    "definition": definitions,
    "indentation": markup.indentation,
    "number": markup.start,
    "alignment": markup.alignment,
    "box": markup.box,
    "quote": markup.quotes,
}
