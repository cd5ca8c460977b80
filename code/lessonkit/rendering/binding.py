"""Binding: bound numbers in the page, kept out of Markdown's sight until they stand there as `<span>`s."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from lessonkit.common.extensions import ORDER
from lessonkit.reading.bound_numbers import SPAN

BEGIN, END = "\ue000", "\ue001"  # private use; in Markdown's own marks, formulas would end
PLACE = re.compile(rf"{BEGIN}bound:(\d+){END}")


class TakeOut(Preprocessor):
    """Leaves, of each bound number, a mark that no syntax reads, whatever its expression holds."""

    def run(self, lines: list[str]) -> list[str]:
        self.md.bound = []
        return SPAN.sub(self.mark, "\n".join(lines)).split("\n")

    def mark(self, span: re.Match) -> str:
        """Return the mark of a bound number; code stays as it is."""
        if not span["shown"]:
            return span[0]
        self.md.bound.append(span)
        return f"{BEGIN}bound:{len(self.md.bound) - 1}{END}"


class PutBack(InlineProcessor):
    """Shows a bound number, with its expression as the title, wherever inline text is read."""

    def handleMatch(self, match: re.Match, _: str) -> tuple[Element, int, int]:  # noqa: N802
        number = self.md.bound[int(match[1])]
        element = Element("span", {"class": "bound", "title": number["expression"]})
        element.text = AtomicString(number["shown"])
        return element, *match.span()


class PutBare(Treeprocessor):
    """Shows the bare number everywhere else: in formulas, code, attributes and HTML."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            element.text, element.tail = self.bare(element.text), self.bare(element.tail)
            for name, value in element.items():
                element.set(name, self.bare(value))
        self.md.htmlStash.rawHtmlBlocks[:] = map(self.bare, self.md.htmlStash.rawHtmlBlocks)

    def bare(self, text):
        """Return a text with numbers in place of their marks; what is no text, as it is."""
        if not isinstance(text, str) or BEGIN not in text:
            return text
        return type(text)(PLACE.sub(lambda match: self.md.bound[int(match[1])]["shown"], text))


class Binding(Extension):
    """Three steps, of which the first sees no fence any more, and the last comes before formulas."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(TakeOut(md), "binding", ORDER["preprocessors"]["binding"])
        md.inlinePatterns.register(PutBack(PLACE.pattern, md), "binding", ORDER["inlinePatterns"]["binding"])
        md.treeprocessors.register(PutBare(md), "binding", ORDER["treeprocessors"]["binding"])


def makeExtension(**options) -> Binding:  # noqa: N802
    return Binding(**options)
