"""Common checks: what is wrong with what pages share, and with all pages together."""

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from lessonkit import DOCS, LANGUAGES
from lessonkit.assets.stylesheet import sheet_faults
from lessonkit.common.faults import Fault, FaultError, relative
from lessonkit.language.glossary import read_glossary
from lessonkit.language.interface_words import read_words, usage_faults
from lessonkit.proving.reading_order import lesson_faults, plan_faults
from lessonkit.proving.stored_verdicts import unless_proven
from lessonkit.proving.term_names import wording_faults
from lessonkit.reading import shared_pages
from lessonkit.reading.nav import lessons, pages, structure_faults
from lessonkit.reading.planned_lessons import read_planned
from lessonkit.rendering.citations import reference_faults
from lessonkit.rendering.widgets import widget_faults
from lessonkit.taking.news import CHANGES, changes
from lessonkit.taking.page_programs import IN_NOTEBOOK, in_notebook


def common_faults(made_with: str) -> list[Fault]:
    """Return the faults of what pages share, and of all pages together."""
    found = [*shared_faults(made_with), *literature_faults(made_with)]
    return [*found, *structure_faults(), *term_faults(made_with)]


def shared_faults(made_with: str) -> list[Fault]:
    """Return the faults of what pages share; with these pages, whatever they say, it is read once."""
    known = pages()
    names = sorted(relative(path) for versions in known.values() for path in versions.values())
    news = known.get(CHANGES, {}).values()  # the one page among these files

    def find() -> list[Fault]:
        return [*vocabulary_faults(), *widget_faults(), *sheet_faults()]

    return unless_proven(f"shared files of {names}", news, made_with, find)


def vocabulary_faults() -> list[Fault]:
    """Return what is wrong with the files that all pages share, and with the list of changes."""
    logs = [partial(changes, DOCS / language / CHANGES, "") for language in LANGUAGES]
    words, listed = partial(read_words, LANGUAGES[0]), partial(in_notebook, IN_NOTEBOOK)
    shared = (read_glossary, words, read_planned, listed)
    return [fault for read in (*shared, *logs) for fault in refusal(read)] or said(usage_faults)


def refusal(read: Callable[[], object]) -> list[Fault]:
    """Return what keeps a file from being read."""
    try:
        read()
    except FaultError as refused:
        return [refused.fault]
    return []


def literature_faults(made_with: str) -> list[Fault]:
    """Return the works that nothing cites, and what is wrong with citations in the teaching code."""
    paths = [path for versions in pages().values() for path in versions.values()]
    return said(partial(reference_faults, paths, made_with))


def said(find: Callable[[], Iterator[Fault]]) -> list[Fault]:
    """Return the faults that are found, the last of them that of a file that can't be read."""
    found: list[Fault] = []
    try:
        found.extend(find())
    except FaultError as refused:
        found.append(refused.fault)
    return found


def term_faults(made_with: str = "") -> Iterator[Fault]:
    """Yield terms that are introduced twice, too late or never, and words that the course does not use.

    With surroundings, a page that was without such a fault before is not read again.
    """
    slugs = lessons()
    what = f"terms in {' '.join(slugs)}"
    with contextlib.suppress(FaultError):  # vocabulary_faults and page_faults say so
        yield from plan_faults(slugs)
        for name, versions in pages().items():
            for language, path in versions.items():
                find = partial(terms_of_page, name, path, language, slugs)
                yield from unless_proven(what, [path], made_with, find) if made_with else find()


def terms_of_page(name: str, path: Path, language: str, slugs: list[str]) -> Iterator[Fault]:
    """Yield what a page does with terms that it may not, where these are the lessons in their order."""
    if name.startswith("lessons/") and path.stem in slugs:
        yield from lesson_faults(path.stem, slugs, language)
    yield from wording_faults(shared_pages.read(path), language)
