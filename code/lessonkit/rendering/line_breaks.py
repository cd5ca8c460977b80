"""Line breaks: punctuation stays on the line of the formula or the button before it, % on that of its number.

Browsers break a line after what is drawn as one piece, whatever follows: a line would begin with a comma.
"""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from lessonkit.common.extensions import extends

CLOSING = re.compile(r"""[，。、；：？！）」』》〉】”’…—,.;:?!)\]}"'%‰°]+""")
PERCENT = re.compile(r"(?<=\d) (?=%)")
WRITTEN = {"code", "pre", "script", "style"}  # characters of these are what they are
BASE = '<span class="katex-base">'  # what KaTeX keeps together; a line may end between two of them


class Held(Treeprocessor):
    """Puts an element that ends in one piece, and the punctuation behind it, into a span of theirs."""

    def run(self, root: Element) -> None:
        self.keep_percents(root)
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                closing = CLOSING.match(child.tail or "")
                piece = last_piece(child) if closing else None
                if piece is not None:
                    parent[index] = hold(child, closing[0])
                    piece.set("class", f"{piece.get('class')} end")
                    self.let_break(piece)

    def keep_percents(self, parent: Element) -> None:
        """Let no line end between a number and its %."""
        parent.text = PERCENT.sub("\N{NO-BREAK SPACE}", parent.text or "") or parent.text
        for child in parent:
            if child.tag not in WRITTEN:
                self.keep_percents(child)
            number = "".join(child.itertext())[-1:] if child.tail else ""
            child.tail = child.tail and PERCENT.sub("\N{NO-BREAK SPACE}", number + child.tail)[len(number) :]

    def let_break(self, piece: Element) -> None:
        """Let lines end inside a formula all the same, where KaTeX lets them; its HTML is stored."""
        if stored := HTML_PLACEHOLDER_RE.match(piece.text or ""):
            blocks, number = self.md.htmlStash.rawHtmlBlocks, int(stored[1])
            before, *bases = blocks[number].split(BASE)
            blocks[number] = before + BASE + f"<wbr>{BASE}".join(bases)


def last_piece(element: Element) -> Element | None:
    """Return the formula or button that an element of running text is, or ends with, if there is one."""
    names = element.get("class", "").split()
    if element.tag == "button" or (element.tag == "span" and "arithmatex" in names):
        return element
    within = list(element)
    inline = element.tag in {"em", "strong", "a", "span"}
    return last_piece(within[-1]) if inline and within and not within[-1].tail else None


def hold(element: Element, closing: str) -> Element:
    """Return the span with an element and the punctuation behind it."""
    held = Element("span", {"class": "held"})
    held.tail, element.tail = element.tail[len(closing) :], closing
    held.append(element)
    return held


makeExtension = extends(Held)  # noqa: N816
