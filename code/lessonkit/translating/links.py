"""Links: where the links, pictures and bare addresses of a block lead, as Markdown reads them."""

import html
import re
import threading
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE

from lessonkit.reading.items import FORMULA, Item

DEFINITION = re.compile(r"^\[(?!\^)[^\[\]]*\]:", re.MULTILINE)
SIGNS = re.compile(r"[\[<]|://")
ADDRESS = re.compile(r"[a-z]+://[!-;=?-~]*[\w/]", re.ASCII)
OF_ITS_OWN = ("fence", "formula", "front matter")
markdowns = threading.local()  # pages are compared side by side, and Markdown remembers definitions


class Links:
    """Reads the links of a page's blocks; definitions may stand anywhere on the page."""

    def __init__(self, items: tuple[Item, ...]):
        self.definitions: dict[str, tuple[str, str | None]] = {}
        for item in items:
            if definitions(item):
                self.parsed(item.prose)

    def parsed(self, prose: str) -> Element:
        """Return the elements of a block; note its definitions."""
        markdown = bare_markdown()
        markdown.references = self.definitions
        root = markdown.parser.parseDocument(FORMULA.sub("", prose).split("\n")).getroot()
        return markdown.treeprocessors["inline"].run(root)

    def of(self, item: Item) -> list[str]:
        """Return where the links of a block lead, in order."""
        if item.kind in OF_ITS_OWN or not SIGNS.search(item.text):
            return []
        return list(targets(self.parsed(item.prose)))


def definitions(item: Item) -> list[str]:
    """Return a word for each link that a block defines; where it leads counts at what refers to it."""
    return [] if item.kind in OF_ITS_OWN else ["of a link" for _ in DEFINITION.findall(item.text)]


def bare_markdown() -> Markdown:
    """Return this thread's Markdown without any extension."""
    if not hasattr(markdowns, "own"):
        markdowns.own = Markdown()
    return markdowns.own


def targets(element: Element) -> Iterator[str]:
    """Yield the targets of links and pictures below an element, and addresses that stand in its text."""
    if target := element.get("href") or element.get("src"):
        yield html.unescape(target.replace(AMP_SUBSTITUTE, "&"))
    else:
        yield from ADDRESS.findall(element.text or "")
    for child in element:
        yield from targets(child)
        yield from ADDRESS.findall(child.tail or "")
