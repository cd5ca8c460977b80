"""Simplified Chinese: a page of Traditional Chinese, converted once, after Markdown has understood it."""

import functools
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from lessonkit.common.extensions import extends
from lessonkit.language.conversion import Conversion
from lessonkit.language.glossary import GLOSSARY, read_glossary

SPOKEN = {"alt", "aria-label", "title"}


def simplify(text: str) -> str:
    """Return the text with Traditional words and characters replaced by Simplified ones."""
    return text if text.isascii() else _conversion(GLOSSARY.stat().st_mtime_ns)(text)


@functools.lru_cache(maxsize=1)
def _conversion(_version: int) -> Conversion:
    glossary = read_glossary()
    return Conversion(glossary.overrides(), glossary.words)


class Simplified(Treeprocessor):
    """Converts text, text alternatives and comments; what carries a `lang` of its own stays as it is.

    In what is HTML already, identifiers, links and the names in code are ASCII: only words can change.
    """

    def run(self, root: Element) -> None:
        self.convert(root)
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [simplify(block) if isinstance(block, str) else block for block in stash]

    def convert(self, element: Element) -> None:
        """Convert an element with all that it holds, but not what follows it."""
        if element.get("lang"):
            return
        if element.text:
            element.text = type(element.text)(simplify(element.text))
        for name in SPOKEN & set(element.attrib):
            element.set(name, simplify(element.get(name)))
        for child in element:
            self.convert(child)
            if child.tail:
                child.tail = type(child.tail)(simplify(child.tail))


makeExtension = extends(Simplified)  # noqa: N816
