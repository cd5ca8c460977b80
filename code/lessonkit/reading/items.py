"""Items: the blocks of a page, as far as two languages must agree on them, and what a line begins."""

import functools
import re
from dataclasses import dataclass
from itertools import pairwise

from markdown.util import BLOCK_LEVEL_ELEMENTS

from lessonkit.reading.bound_numbers import SPAN
from lessonkit.reading.fences import Fence

HEADING = re.compile(r"(#{1,6}) (.*?)(?: \{ ?#([\w-]+) ?\})?$")
CONTAINER = re.compile(r"(?P<mark>!!!|\?\?\?\+?|===(?!=)) ?(?P<kind>[\w-]*)")
BOX = re.compile(
    r'(?P<lead> *)(?P<mark>!!!|\?\?\?\+?|===) ?(?P<kind>[\w-]*)(?P<rest>[\w -]*)(?:"(?P<title>.*)")?\s*$'
)
LIST_ITEM = re.compile(r"(?P<mark>[-*+]|\d+[.)])(?: (?P<task>\[[ xX]\]))?\s+\S")
FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]]+)\]:")
# What a figure shows: brackets in it come in pairs, also within others, or stand behind a backslash.
BIT = r"`[^`]*`(?:\{[^}]*\})?|\\.|[^\[\]\\]"
ALTERNATIVE = rf"(?>{BIT}|\[(?>{BIT}|\[(?>{BIT})*+\])*+\])*+"
FIGURE = re.compile(rf"!\[(?P<alt>{ALTERNATIVE})\]\((?P<src>[^)\s]+)\)\{{?[^}}]*\}}?$")
RULE = re.compile(r"(-{3,}|\*{3,}|_{3,})$")
HTML = re.compile(rf"</?(?P<tag>{'|'.join(BLOCK_LEVEL_ELEMENTS)})\b|<!--", re.IGNORECASE)
FRAME = re.compile(r"</div>|<div\b[^>]*>(</div>)?")  # the raw HTML that a page may have
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
FORMULA = re.compile(r"(?<![\\$])\$(?!\s)((?:\\.|[^\\$])+?)(?<!\s)\$")
ESCAPED_BAR = re.compile(r"\\\|")
LINK_TARGET = re.compile(r"\]\([^)\s]+\)")
SETTING_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>widget:[^)\s]*)\)")
ATTRIBUTE = r"""(?:[#.][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s}]+))"""
ATTRIBUTES = rf"\{{:? ?{ATTRIBUTE}(?: {ATTRIBUTE})* ?\}}"
INDENTATION = 4  # of what stands in a box, a list item or a note
BOUND_SIGN = "\N{OBJECT REPLACEMENT CHARACTER}"
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
    depth: int = 0  # how many boxes, list items and notes it stands in

    @property
    def misplaced(self) -> bool:
        """Whether it is indented as nothing around it asks for."""
        return self.indent != INDENTATION * self.depth

    @property
    def raw(self) -> bool:
        """Whether it is HTML that holds more than a frame."""
        return self.kind == "html" and not FRAME.fullmatch(self.text)

    @functools.cached_property
    def prose(self) -> str:
        """The text without inline code, and with a sign in place of each bound number."""
        return SPAN.sub(lambda span: BOUND_SIGN if span["shown"] else "", self.text)

    @functools.cached_property
    def words(self) -> str:
        """The prose without formulas, without the targets of links, and without settings of widgets."""
        return LINK_TARGET.sub("]", SETTING_LINK.sub("", FORMULA.sub("", self.prose)))

    @functools.cached_property
    def formulas(self) -> list[str]:
        """The formulas of the block in LaTeX."""
        text = SPAN.sub(lambda span: span["shown"] or "", self.text)
        return [text] if self.kind == "formula" else FORMULA.findall(text)

    def line_of(self, text: str) -> int:
        """Return the line on which a text stands in the block."""
        first = self.line + (self.kind == "formula")
        return first + self.text[: max(0, self.text.find(text))].count("\n")


def begins_block(content: str) -> bool:
    """Say whether a line begins a block even right below a paragraph."""
    marks = (HEADING, CONTAINER, LIST_ITEM, FOOTNOTE)
    return content.startswith("|") or any(mark.match(content) for mark in marks)


def classify(content: str, number: int) -> Item:
    """Return the item that a line begins, judged by its first characters."""
    if match := HEADING.match(content):
        return Item("heading", number, match[2], f"{len(match[1])} #{match[3] or ''}")
    if match := CONTAINER.match(content):
        kind = "tab" if match["mark"] == "===" else "admonition"
        if match["kind"] == "widget":  # its title is a name
            return Item(kind, number, content, content)
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
    masked = row.strip()
    for whole in (ESCAPED_BAR, SPAN, FORMULA):
        masked = whole.sub(lambda part: "x" * len(part[0]), masked)
    bars = [match.start() for match in re.finditer(r"\|", masked)]
    ends = bars if masked.endswith("|") else [*bars, len(masked)]
    return [row.strip()[start + 1 : end] for start, end in pairwise(ends)]
