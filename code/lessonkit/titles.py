"""Titles: on a Chinese page, emphasised Latin words are a title in English, and say so with `lang`.

Han characters are emphasised by dots, Latin letters by italics; screen readers change their voice.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Titles(Treeprocessor):
    """Gives `lang="en"` to each `em` without a Han character."""

    def run(self, root: Element) -> None:
        for emphasis in root.iter("em"):
            if all(ord(letter) < 0x2E80 for letter in "".join(emphasis.itertext())):
                emphasis.set("lang", "en")


class TitlesExtension(Extension):
    """Comes after inline parsing (20)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(Titles(md), "titles", 7)


def makeExtension(**options) -> TitlesExtension:  # noqa: N802
    return TitlesExtension(**options)
