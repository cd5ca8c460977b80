"""Tooltips: in each section of a lesson, the first use of a term is a link that holds its definition.

What a later lesson introduces is only a word until then, unless italics name it as a foretaste.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from lessonkit.common.extensions import extends
from lessonkit.language.glossary import read_glossary
from lessonkit.language.mentions import vocabulary
from lessonkit.reading.nav import lessons

HEADINGS = {f"h{level}" for level in range(1, 7)}
SECTION = "h2"
# No running text: names, what is a link already, what introduces a term, and what opens and closes.
FORETASTE = "em"
OTHER = {*HEADINGS, "a", "code", "pre", "strong", "summary", "details", "table", "figure", "sup"}
APART = {"arithmatex", "bound", "footnote", "admonition-title"}
REFERENCES = "further-reading"


class Tooltips(Treeprocessor):
    """Links terms in text that Markdown has understood; none up to the section that introduces it."""

    def __init__(self, md: Markdown, language: str):
        super().__init__(md)
        self.language = language

    def run(self, root: Element) -> None:
        folder, _, slug = self.page().removesuffix(".md").rpartition("/")
        if folder != "lessons":
            return
        self.terms = {
            term["id"]: term
            for term in read_glossary().terms
            if term.get("lesson") and self.language not in term.get("everyday", {})
        }
        self.later = self.introduced_behind(slug)
        waiting = {name for name, term in self.terms.items() if term["lesson"] == slug}
        for section in sections(root):
            introduced = set(self.introduced(section))
            seen = introduced | waiting
            waiting -= introduced
            if section[0].get("id") != REFERENCES:
                for element in section:
                    self.mark(element, seen)

    def page(self) -> str:
        """Return the path of the page; MkDocs tells it only to its own processor of links."""
        processors = self.md.treeprocessors
        return processors["relpath"].file.src_uri if "relpath" in processors else ""

    def introduced_behind(self, slug: str) -> set[str]:
        """Return the terms of lessons that come after this one, or are still to be written."""
        order = lessons()
        read = set(order[: order.index(slug) + 1] if slug in order else order)
        return {name for name, term in self.terms.items() if term["lesson"] not in read}

    def introduced(self, section: list[Element]) -> Iterator[str | None]:
        """Yield the terms that stand in bold in a section."""
        for strong in (strong for element in section for strong in element.iter("strong")):
            yield vocabulary(self.language).meaning("".join(strong.itertext()))

    def mark(self, element: Element, seen: set[str]) -> None:
        """Link the terms in an element that were not seen, in the order of the text."""
        if element.tag in OTHER or element.get("lang") or APART & set(element.get("class", "").split()):
            return
        children = list(element)
        terms = self.terms.keys() - (set() if element.tag == FORETASTE else self.later)
        element.text, found = self.linked(element.text, terms, seen)
        element[:] = found
        for child in children:
            self.mark(child, seen)
            element.append(child)
            child.tail, found = self.linked(child.tail, terms, seen)
            element.extend(found)

    def linked(self, text: str | None, terms: set[str], seen: set[str]) -> tuple[str | None, list[Element]]:
        """Return a text up to its first new one of these terms, and each as a link with the text behind."""
        if not text or isinstance(text, AtomicString):
            return text, []
        ends, links = [0], []
        for mention in vocabulary(self.language).mentions(text):
            if mention.meaning in terms - seen:
                seen.add(mention.meaning)
                links.append(self.link(mention.words, mention.meaning))
                ends += [mention.start, mention.end]
        ends.append(len(text))
        before, *behind = (text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
        for link, tail in zip(links, behind, strict=True):
            link.tail = tail
        return before, links

    def link(self, words: str, name: str) -> Element:
        """Return a link to a term's entry; until a script shows the definition, it is the link's title."""
        definition = self.terms[name]["definition"][self.language]
        link = Element("a", {"class": "term", "href": f"../glossary.md#{name}", "title": definition})
        link.text = words
        return link


def sections(root: Iterable[Element]) -> list[list[Element]]:
    """Return the blocks of a page, cut before each heading of the second level."""
    found: list[list[Element]] = []
    for element in root:
        if element.tag == SECTION or not found:
            found.append([])
        found[-1].append(element)
    return found


makeExtension = extends(Tooltips)  # noqa: N816
