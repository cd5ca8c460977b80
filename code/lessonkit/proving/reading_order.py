"""Reading order: each term is in bold once, in its lesson, and no earlier lesson uses it.

A lesson may name what a later one explains, in italics or in a link, as a foretaste.
"""

from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.language.glossary import GLOSSARY, read_glossary
from lessonkit.language.introductions import BOLD, introductions, lesson, prose
from lessonkit.language.mentions import used, vocabulary
from lessonkit.reading.pages import Page
from lessonkit.reading.planned_lessons import PLANNED, planned_slugs

NAME = GLOSSARY.name


def lesson_faults(slug: str, slugs: list[str], language: str) -> Iterator[Fault]:
    """Yield where one of these lessons, in their order, introduces a term twice, never or too late."""
    page = lesson(slug, language)
    yield from introduction_faults(page, slug, language)
    yield from early_faults(page, set(slugs[slugs.index(slug) + 1 :]), language)


def introduction_faults(page: Page, slug: str, language: str) -> Iterator[Fault]:
    """Yield terms in bold that are another lesson's or in bold already, and its own that never are."""
    waiting = {term["id"]: term for term in read_glossary().terms if term.get("lesson") == slug}
    for introduction in introductions(page, language):
        if introduction.term not in waiting:
            message = f"{introduction.term} is in bold, but not introduced here; take off the asterisks"
            yield page.fault(introduction.line, f"{message}, or correct `lesson:` in {NAME}")
        waiting.pop(introduction.term, None)
    for name, term in waiting.items():
        message = f"{NAME} says that this lesson introduces {name}"
        yield page.fault(1, f"{message}; write **{term[language]}** where the page explains it")
    yield from unknown_faults(page, language)


def unknown_faults(page: Page, language: str) -> Iterator[Fault]:
    """Yield words that a Chinese page introduces, with the English in parentheses, and the glossary lacks."""
    for item, _ in prose(page):
        for bold in BOLD.finditer(item.prose):
            if bold["translated"] and not vocabulary(language).meaning(bold["words"]):
                yield page.fault(item.line, f"{bold['words']} is introduced, but not in {NAME}; add it there")


def early_faults(page: Page, later: set[str], language: str) -> Iterator[Fault]:
    """Yield terms that a page uses although one of the later lessons introduces them."""
    lessons = {
        term["id"]: term.get("lesson")
        for term in read_glossary().terms
        if language not in term.get("everyday", {})
    }
    words = vocabulary(language)
    for item, _ in prose(page):
        for mention in words.mentions(used(item)):
            if lessons.get(mention.meaning) in later:
                message = f"“{mention.in_line}” is used before {lessons[mention.meaning]} introduces it"
                yield page.fault(
                    item.line, f"{message}; use other words, or *{mention.in_line}* as a foretaste"
                )


def plan_faults(slugs: list[str]) -> Iterator[Fault]:
    """Yield terms of a lesson that is neither written nor planned; FaultError as planned_slugs."""
    known = {*slugs, *planned_slugs()}
    for term in read_glossary().terms:
        slug = term.get("lesson")
        if slug and slug not in known:
            message = f"term {term['id']} is of lesson {slug}, which is not in the nav; correct it"
            yield Fault(GLOSSARY, term["line"], f"{message}, or add the lesson to {PLANNED.name}")
