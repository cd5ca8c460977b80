"""Chinese words: on an English page they say so with `lang`, for voices and for fonts."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from lessonkit.common.extensions import extends
from lessonkit.language.lettering import HAN

WORDS = re.compile(rf"((?:{HAN.pattern})+)")
LANGUAGE = "zh"  # of either script: 行 is the same in both
CODE = {"code", "pre"}


class Han(Treeprocessor):
    """Gives `lang` to an element that holds nothing else, and a `<span>` to such words in a sentence."""

    def run(self, root: Element) -> None:
        self.mark(root)

    def mark(self, element: Element) -> None:
        """Mark the words in an element with all that it holds."""
        if element.tag in CODE or element.get("lang"):
            return
        children = list(element)
        if not children and WORDS.fullmatch(element.text or ""):
            element.set("lang", LANGUAGE)
            return
        element.text, element[:] = marked(element.text)
        for child in children:
            self.mark(child)
            element.append(child)
            child.tail, found = marked(child.tail)
            element.extend(found)


def marked(text: str | None) -> tuple[str | None, list[Element]]:
    """Return a text up to its first Chinese words, and such words as spans, each with what follows it."""
    if not text or not HAN.search(text):
        return text, []
    before, *rest = map(type(text), WORDS.split(text))
    spans = []
    for words, after in zip(rest[::2], rest[1::2], strict=True):
        spans.append(Element("span", {"lang": LANGUAGE}))
        spans[-1].text, spans[-1].tail = words, after
    return before, spans


makeExtension = extends(Han)  # noqa: N816
