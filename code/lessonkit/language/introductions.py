"""Introductions: which terms a lesson introduces, in bold, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessonkit import DOCS, LANGUAGES
from lessonkit.language.glossary import read_glossary
from lessonkit.language.mentions import vocabulary
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page
from lessonkit.reading.shared_pages import read

BOLD = re.compile(r"\*\*(?P<words>[^*\n]+)\*\*(?P<translated>（[A-Za-z])?")
EXPLAINS = ("paragraph", "list item", "table row")


@dataclass(frozen=True)
class Introduction:
    """A term in bold: its id, its line and the id of the heading above."""

    term: str
    line: int
    section: str


def prose(page: Page, kinds: tuple[str, ...] = EXPLAINS) -> Iterator[tuple[Item, str]]:
    """Yield what an author writes on a page, each with the id of the heading above; not titles of books."""
    section = ""
    for item in page.items:
        if item.kind == "heading":
            section = item.detail.partition("#")[2]
        if item.kind in kinds and section != "further-reading":
            yield item, section


def introductions(page: Page, language: str) -> Iterator[Introduction]:
    """Yield the terms of the glossary that stand in bold in the prose of a page."""
    words = vocabulary(language)
    for item, section in prose(page):
        for bold in BOLD.finditer(item.prose):
            if term := words.meaning(bold["words"]):
                yield Introduction(term, item.line, section)


def introduced(slug: str, locale: str) -> list[tuple[str, str]]:
    """Return id and name of each term that a lesson introduces, in the order of the page in that language."""
    language = written_in(locale)
    order = [introduction.term for introduction in introductions(lesson(slug, language), language)]
    terms = {term["id"]: term for term in read_glossary().terms if term.get("lesson") == slug}
    return [(name, terms[name][locale]) for name in sorted(terms, key=order.index)]


def written_in(locale: str) -> str:
    """Return the language in which the pages of a locale are written by hand."""
    return locale if locale in LANGUAGES else "zh-Hant"


def lesson(slug: str, language: str) -> Page:
    """Return the page of a lesson in a language; FaultError where it can't be read."""
    return read(DOCS / language / "lessons" / f"{slug}.md")
