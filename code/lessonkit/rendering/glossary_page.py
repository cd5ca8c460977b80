"""Glossary page: a list of all terms in three forms in place of a line `[terms]`."""

import functools
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import opencc
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from lessonkit import DOCS
from lessonkit.common.extensions import extends
from lessonkit.common.faults import relative
from lessonkit.common.fingerprints import surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.language.glossary import FORMS, read_glossary
from lessonkit.language.interface_words import read_words
from lessonkit.language.introductions import introductions, written_in
from lessonkit.language.simplified import simplify
from lessonkit.reading.placeholders import places
from lessonkit.reading.shared_pages import read
from lessonkit.rendering.course_outline import first_heading

PLACE = "[terms]"
INTRODUCED = LastMade("introduced")


@functools.cache
def by_character() -> opencc.OpenCC:
    """Return the conversion that changes characters only, never words."""
    return opencc.OpenCC("t2s")


def differs(term: dict) -> bool:
    """Say whether Taiwan and the mainland use different words for a term."""
    return by_character().convert(term["zh-Hant"]) != term["zh-Hans"]


def definition(term: dict, locale: str) -> str:
    """Return the definition of a term in a locale; the one for zh-Hans is converted."""
    return term["definition"].get(locale) or simplify(term["definition"]["zh-Hant"])


def introduced(locale: str) -> dict[str, tuple[str, str]]:
    """Return where each term is introduced: title and address of the lesson, down to the section."""
    language, made_with = written_in(locale), surroundings()
    found = {}
    for path in (DOCS / language / "lessons").glob("*.md"):
        title = first_heading(path, made_with)
        for term, section in introducing(path, language, made_with):
            address = f"lessons/{path.name}#{section}"
            found[term] = (title if locale == language else simplify(title), address)
    return found


def introducing(path: Path, language: str, made_with: str) -> list[list[str]]:
    """Return the terms that a lesson introduces, each with the id of its section."""

    def find() -> list[list[str]]:
        return [[each.term, each.section] for each in introductions(read(path), language)]

    return INTRODUCED.made_of(path, relative(path), made_with, find)


def name(term: dict, locale: str) -> Element:
    """Return a term as `dt`, with its other forms and their languages."""
    element = Element("dt", {"id": term["id"]})
    SubElement(element, "strong").text = " · ".join([term[locale], *term.get("also", {}).get(locale, [])])
    for form in FORMS:
        if form != locale:
            SubElement(element, "span", {"lang": form, "class": "form"}).text = term[form]
    return element


def meaning(term: dict, locale: str, place: tuple[str, str] | None) -> Element:
    """Return the definition of a term as `dd`, with what else there is to know about its name."""
    words, element = read_words(locale), Element("dd")
    element.text = definition(term, locale)
    if place:
        note = SubElement(element, "span", {"class": "note"})
        note.text, link = words["introduced-in"], SubElement(note, "a", {"href": place[1]})
        link.text = place[0]
    if differs(term):
        SubElement(element, "span", {"class": "note differs"}).text = words["differs"]
    if elsewhere := term.get("avoid", {}).get(locale):
        SubElement(element, "span", {"class": "note"}).text = words["elsewhere"] + " · ".join(elsewhere)
    return element


class Terms(Treeprocessor):
    """Puts the list where the page has its place for it; in English in alphabetical order."""

    def __init__(self, md: Markdown, locale: str):
        super().__init__(md)
        self.locale = locale

    def run(self, root: Element) -> None:
        for place in places(root, PLACE):
            place.tag, place.attrib["class"] = "dl", "terms"
            terms, found = read_glossary().terms, introduced(self.locale)
            for term in sorted(terms, key=lambda t: t["en"].lower()) if self.locale == "en" else terms:
                place.append(name(term, self.locale))
                place.append(meaning(term, self.locale, found.get(term["id"])))


makeExtension = extends(Terms)  # noqa: N816
