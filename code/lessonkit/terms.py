"""Terms: the glossary as a page, a list of all terms in three forms in place of a line `[terms]`."""

import functools
from xml.etree.ElementTree import Element, SubElement

import opencc
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from lessonkit.glossary import FORMS, read_glossary
from lessonkit.simplified import simplify

PLACE = "[terms]"
SIGN = "△"  # the two Chinese forms differ in more than their script


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


def entry(term: dict, locale: str) -> tuple[Element, Element]:
    """Return a term as `dt`, with its other forms and their languages, and its definition as `dd`."""
    name, meaning = Element("dt", {"id": term["id"]}), Element("dd")
    SubElement(name, "strong").text = " · ".join([term[locale], *term.get("also", {}).get(locale, [])])
    for form in FORMS:
        if form != locale:
            SubElement(name, "span", {"lang": form, "class": "form"}).text = term[form]
    if differs(term):
        SubElement(name, "span", {"class": "differs"}).text = SIGN
    meaning.text = definition(term, locale)
    return name, meaning


class Terms(Treeprocessor):
    """Puts the list where the page has its place for it; in English in alphabetical order."""

    def __init__(self, md: Markdown, locale: str):
        super().__init__(md)
        self.locale = locale

    def run(self, root: Element) -> None:
        for place in root.iter("p"):
            if (place.text or "").strip() == PLACE:
                place.clear()
                place.tag, place.attrib["class"] = "dl", "terms"
                terms = read_glossary().terms
                for term in sorted(terms, key=lambda t: t["en"].lower()) if self.locale == "en" else terms:
                    place.extend(entry(term, self.locale))


class TermsExtension(Extension):
    """Comes after conversion (6), because each form is written by hand, and before the contents (5)."""

    def __init__(self, **options):
        self.config = {"locale": ["en", "the locale whose forms and definitions come first"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(Terms(md, self.getConfig("locale")), "terms", 5.5)


def makeExtension(**options) -> TermsExtension:  # noqa: N802
    return TermsExtension(**options)
