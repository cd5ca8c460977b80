"""Introductions: which terms a lesson introduces, in bold, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessonkit import DOCS
from lessonkit.glossary import read_glossary
from lessonkit.mentions import vocabulary
from lessonkit.pages import Page

BOLD = re.compile(r"\*\*(?P<words>[^*\n]+)\*\*(?!\{)")
EXPLAINS = ("paragraph", "list item")


@dataclass(frozen=True)
class Introduction:
    """A term in bold: its id, its line and the id of the heading above."""

    term: str
    line: int
    section: str


def introductions(page: Page, language: str) -> Iterator[Introduction]:
    """Yield the terms of the glossary that stand in bold in the prose of a page."""
    words, section = vocabulary(language), ""
    for item in page.items:
        if item.kind == "heading":
            section = item.detail.partition("#")[2]
        if item.kind in EXPLAINS:
            for bold in BOLD.finditer(item.prose):
                if term := words.meaning(bold["words"]):
                    yield Introduction(term, item.line, section)


def introduced(slug: str, locale: str) -> list[tuple[str, str]]:
    """Return id and name of each term that a lesson introduces, in the order of the page."""
    page = Page.read(DOCS / "en" / "lessons" / f"{slug}.md")
    order = [introduction.term for introduction in introductions(page, "en")]
    terms = [term for term in read_glossary().terms if term.get("lesson") == slug]
    terms.sort(key=lambda term: order.index(term["id"]) if term["id"] in order else len(order))
    return [(term["id"], term[locale]) for term in terms]
