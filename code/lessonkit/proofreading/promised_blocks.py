"""Promised blocks: what the source of a page says that a reader will meet."""

import re
from collections.abc import Callable, Iterator

from lessonkit.proofreading.blocks import Block, row, squeezed
from lessonkit.reading.bound_numbers import SPAN, as_plain_text
from lessonkit.reading.fences import Fence
from lessonkit.reading.items import BOX, FORMULA, Item, cells
from lessonkit.reading.listings import embedded
from lessonkit.reading.pages import Page

MARKER = re.compile(r"(?:[-*+]|(?P<number>\d+)[.)])(?: (?P<task>\[[ xX]\]))?\s+")
NOTE = re.compile(r"\[\^[^\]]+\]:\s*")
ADDRESS = re.compile(r"\[(?!\^)(?P<label>[^\]]+)\]:\s+<?(?P<target>[^\s>]+)")  # of links by reference
DIVIDER = re.compile(r"[|:\s-]+$")
QUOTED = re.compile(r"^> ?", re.MULTILINE)
GENERATED = re.compile(r"\[(?:map|terms|references|questions)\]$")
ATTRIBUTE = r"""(?:[#.][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s}]+))"""
INLINE = re.compile(
    "|".join(
        [
            SPAN.pattern,
            rf"(?P<formula>{FORMULA.pattern})",
            r"(?P<escaped>\\[^\w\s])",
            r"\]\(<?(?P<target>(?:[^()\s<>]|\([^()\s]*\))+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)",
            r"(?<=\[)(?P<named>[^\[\]^`$]+)\](?:\[(?P<label>[^\[\]]*)\])?(?![(:])",
            r"<(?P<address>\w+:[^>\s]+)>",
            r"\[\^(?P<note>[^\]]+)\]",
            rf"(?P<attributes>\{{:? ?{ATTRIBUTE}(?: {ATTRIBUTE})* ?\}})",
            r"""<a href=["'](?P<href>[^"']+)["'][^>]*>""",
            r"(?P<tag></?[a-zA-Z][^>]*>)",
        ]
    )
)
Formula = Callable[[str, bool], str]  # what a reader meets of a formula in TeX, inline or on lines of its own


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
        self.item, self.formula, self.addresses = item, formula, addresses
        self.links: list[str] = []
        self.notes: list[str] = []
        self.numbers: list[tuple[str, str]] = []

    def blocks(self) -> Iterator[Block]:
        """Yield the block that the item is; front matter, tags and the addresses of links are none."""
        item = self.item
        match item.kind:
            case "fence":
                yield self.block("fence", item.fence.language, code(item.fence))
            case "formula":
                yield self.block("formula", "", squeezed(self.formula(as_plain_text(item.text), True)))
            case "heading":
                yield self.block("heading", item.detail, self.words(item.text))
            case "figure":  # numbers in a text alternative are plain text
                yield self.block("figure", item.detail, Promise(item, self.formula, {}).words(item.text))
            case "admonition" | "tab":
                yield self.box(BOX.match(item.text))
            case "list item":
                marker = MARKER.match(item.text)
                detail = f"{marker['number'] or '-'} {(marker['task'] or '').lower()}".strip()
                yield self.block("list item", detail, self.words(item.text[marker.end() :]))
            case "footnote":
                yield self.block("footnote", item.detail, self.words(NOTE.sub("", item.text)))
            case "table row" if not DIVIDER.match(item.text):
                found = [self.words(cell) for cell in cells(item.text)]
                yield self.block("table row", f"{len(found)} cells", row(found))
            case "rule":
                yield self.block("rule", "", "")
            case "paragraph" if GENERATED.match(item.text):
                yield self.block("generated", "", "")
            case "paragraph" if not address(item):
                yield self.block("paragraph", "", self.words(QUOTED.sub("", item.text)))

    def box(self, match: re.Match | None) -> Block:
        """Return a box or a tab with its title; one that is not written like a box can't be one."""
        if match is None:
            return self.block("box", "", self.words(self.item.text))
        title = match["kind"].capitalize() if match["title"] is None else match["title"]
        return self.block("box", f"{match['mark'].rstrip('+')} {match['kind']}".strip(), self.words(title))

    def block(self, kind: str, detail: str, words: str) -> Block:
        """Return a block with what its words link to, point to and are bound to."""
        facts = tuple(self.links), tuple(self.notes), tuple(self.numbers)
        first = self.item.text.partition("\n")[0]
        return Block(kind, detail, self.item.depth, words, *facts, line=self.item.line, text=first)

    def words(self, text: str) -> str:
        """Return a text without blanks and markup."""
        return squeezed(INLINE.sub(self.plain, text))

    def plain(self, token: re.Match) -> str:
        """Return what a reader sees of something inline, and note what else it says."""
        match token.lastgroup:
            case "expression":
                self.numbers.append((token["shown"], token["expression"]))
                return token["shown"]
            case "marks":
                return token[0].strip("`")
            case "formula":
                return self.formula(as_plain_text(token["formula"][1:-1]), False)
            case "escaped":
                return token["escaped"][1]
            case "target" | "href" as kind:
                self.links.append(token[kind])
            case "named" | "label":
                return self.named(token)
            case "address":
                self.links.append(token["address"])
                return token["address"]
            case "note":
                self.notes.append(token["note"])
        return ""

    def named(self, token: re.Match) -> str:
        """Return the words of a link by reference, and note where it leads; others are no link."""
        target = self.addresses.get((token["label"] or token["named"]).lower())
        if target:
            self.links.append(target)
        return token["named"] if target or token["label"] is None else f"{token['named']}{token['label']}"


def code(fence: Fence) -> str:
    """Return the content of a fence as a reader meets it, line ends apart."""
    return embedded(fence).strip("\n") if fence.language == "python" else fence.source.strip("\n")
