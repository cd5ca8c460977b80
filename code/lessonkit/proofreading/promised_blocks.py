"""Promised blocks: what the source of a page says that a reader will meet."""

import re
from collections.abc import Iterator

from lessonkit.proofreading.blocks import Block, row, squeezed
from lessonkit.proofreading.promised_words import Formula, Words
from lessonkit.reading.bound_numbers import as_plain_text
from lessonkit.reading.fences import Fence
from lessonkit.reading.items import BOX, Item, cells
from lessonkit.reading.listings import embedded
from lessonkit.reading.pages import Page

MARKER = re.compile(r"(?:[-*+]|(?P<number>\d+)[.)])(?: (?P<task>\[[ xX]\]))?\s+")
NOTE = re.compile(r"\[\^[^\]]+\]:\s*")
ADDRESS = re.compile(r"\[(?!\^)(?P<label>[^\]]+)\]:\s+<?(?P<target>[^\s>]+)")  # of links by reference
DIVIDER = re.compile(r"[|:\s-]+$")
QUOTED = re.compile(r"^> ?", re.MULTILINE)
GENERATED = re.compile(r"\[(?:map|terms|references|questions)\]$")


def promised(page: Page, formula: Formula) -> list[Block]:
    """Return the blocks of a page in the order of its HTML, so the notes last.

    A block of the kind "generated" stands for any number of blocks that the engine makes.
    """
    addresses = {match["label"].lower(): match["target"] for match in map(address, page.items) if match}
    text, notes = [], []
    place = text
    for item in page.items:
        if item.depth == 0:
            place = notes if item.kind == "footnote" else text
        place += Promise(item, formula, addresses).blocks()
    return text + notes


def address(item: Item) -> re.Match | None:
    """Return the label and the target that an item gives to links by reference, if that is what it is."""
    return ADDRESS.match(item.text) if item.kind == "paragraph" else None


class Promise:
    """What one item of the outline says that a reader will meet."""

    def __init__(self, item: Item, formula: Formula, addresses: dict[str, str]):
        self.item, self.formula = item, formula
        self.words = Words(formula, addresses)

    def blocks(self) -> Iterator[Block]:
        """Yield the block that the item is; front matter, tags and the addresses of links are none."""
        item = self.item
        match item.kind:
            case "fence":
                yield self.block("fence", item.fence.language, code(item.fence))
            case "formula":
                yield self.block("formula", "", squeezed(self.formula(as_plain_text(item.text), True)))
            case "heading":
                yield self.block("heading", item.detail, self.words.read(item.text))
            case "figure":  # numbers in a text alternative are plain text
                yield self.block("figure", item.detail, Words(self.formula, {}).read(item.text))
            case "admonition" | "tab":
                yield self.box(BOX.match(item.text))
            case "list item":
                marker = MARKER.match(item.text)
                detail = f"{marker['number'] or '-'} {(marker['task'] or '').lower()}".strip()
                yield self.block("list item", detail, self.words.read(item.text[marker.end() :]))
            case "footnote":
                yield self.block("footnote", item.detail, self.words.read(NOTE.sub("", item.text)))
            case "table row" if not DIVIDER.match(item.text):
                found = [self.words.read(cell) for cell in cells(item.text)]
                yield self.block("table row", f"{len(found)} cells", row(found))
            case "rule":
                yield self.block("rule", "", "")
            case "paragraph" if GENERATED.match(item.text):
                yield self.block("generated", "", "")
            case "paragraph" if not address(item):
                yield self.block("paragraph", "", self.words.read(QUOTED.sub("", item.text)))

    def box(self, match: re.Match | None) -> Block:
        """Return a box or a tab with its title; one that is not written like a box can't be one."""
        if match is None:
            return self.block("box", "", self.words.read(self.item.text))
        title = match["kind"].capitalize() if match["title"] is None else match["title"]
        kind = f"{match['mark'].rstrip('+')} {match['kind']}".strip()
        return self.block("box", kind, self.words.read(title))

    def block(self, kind: str, detail: str, words: str) -> Block:
        """Return a block with what its words link to, point to and are bound to."""
        facts = tuple(self.words.links), tuple(self.words.notes), tuple(self.words.numbers)
        first = self.item.text.partition("\n")[0]
        return Block(kind, detail, self.item.depth, words, *facts, line=self.item.line, text=first)


def code(fence: Fence) -> str:
    """Return the content of a fence as a reader meets it, line ends apart."""
    return embedded(fence).strip("\n") if fence.language == "python" else fence.source.strip("\n")
