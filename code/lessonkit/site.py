"""The site as a whole: which pages there are, and everything that is wrong with it."""

import contextlib
import functools
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

from lessonkit import DOCS, ROOT
from lessonkit.changes import CHANGES, changes
from lessonkit.citations import reference_faults
from lessonkit.examples import page_faults
from lessonkit.faults import Fault, FaultError, relative
from lessonkit.glossary import read_glossary
from lessonkit.inputs import surroundings
from lessonkit.pages import Page, page_paths
from lessonkit.parity import parity_faults
from lessonkit.parts import read_planned
from lessonkit.reading_order import order_faults, plan_faults
from lessonkit.verdicts import note, verdict
from lessonkit.widgets import widget_faults
from lessonkit.wording import wording_faults
from lessonkit.words import read_words, usage_faults

CONFIGURATION = ROOT / "mkdocs.yml"
LANGUAGES = ("zh-Hant", "en")  # written by hand; every other locale is generated from one of them


def pages() -> dict[str, dict[str, Path]]:
    """Return every page by its path below the language's folder, then by language."""
    found: dict[str, dict[str, Path]] = {}
    for language in LANGUAGES:
        for path in page_paths(DOCS / language):
            found.setdefault(path.relative_to(DOCS / language).as_posix(), {})[language] = path
    return found


def structure_faults() -> Iterator[Fault]:
    """Yield pages that lack a language or a place in the nav, and nav entries that lack a page."""
    known, listed = pages(), dict(nav_entries())
    for name, versions in known.items():
        for language in LANGUAGES:
            if language not in versions:
                path = next(iter(versions.values()))
                yield Fault(path, 1, f"there is no docs/{language}/{name}; write it or remove this page")
        if name not in listed:
            yield Fault(
                next(iter(versions.values())),
                1,
                f"mkdocs.yml does not list {name}; add it to `nav:`",
            )
    for name, line in listed.items():
        if name not in known:
            yield Fault(
                CONFIGURATION,
                line,
                f"nav lists {name}, but no such page is there; write it or remove it",
            )


def nav_entries() -> Iterator[tuple[str, int]]:
    """Yield the pages of mkdocs.yml's nav with their lines."""
    root = yaml.compose(CONFIGURATION.read_text(encoding="utf-8"))
    nav = next(value for key, value in root.value if key.value == "nav")
    waiting = [nav]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yaml.ScalarNode):
            yield node.value, node.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        else:
            waiting += [value for _, value in node.value]


def lessons() -> list[str]:
    """Return the lessons that are there in every language, in the order of the nav."""
    whole = {name for name, versions in pages().items() if len(versions) == len(LANGUAGES)}
    return [Path(name).stem for name, _ in nav_entries() if name in whole and name.startswith("lessons/")]


def term_faults() -> Iterator[Fault]:
    """Yield terms that are introduced twice, too late or never, and words that the course does not use."""
    with contextlib.suppress(FaultError):  # vocabulary_faults and page_faults say so
        yield from plan_faults(lessons())
        for language in LANGUAGES:
            yield from order_faults(lessons(), language)
        for versions in pages().values():
            for language, path in versions.items():
                yield from wording_faults(Page.read(path), language)


def agreement_faults(name: str) -> list[Fault]:
    """Return where the languages of one page disagree."""
    paths = [DOCS / language / name for language in LANGUAGES]
    if not all(path.exists() for path in paths):
        return []  # structure_faults says so
    try:
        return parity_faults(*map(Page.read, paths))
    except FaultError as refused:
        return [refused.fault]


def vocabulary_faults() -> list[Fault]:
    """Return what is wrong with the files that all pages share, and with the list of changes."""
    logs = [functools.partial(changes, DOCS / language / CHANGES, "") for language in LANGUAGES]
    shared = (read_glossary, functools.partial(read_words, LANGUAGES[0]), read_planned)
    return [fault for read in (*shared, *logs) for fault in refusal(read)] or list(usage_faults())


def refusal(read: Callable[[], object]) -> list[Fault]:
    """Return what keeps a file from being read."""
    try:
        read()
    except FaultError as refused:
        return [refused.fault]
    return []


def literature_faults() -> list[Fault]:
    """Return the works that nothing cites, and what is wrong with citations in the teaching code."""
    paths = [path for versions in pages().values() for path in versions.values()]
    try:
        return list(reference_faults(map(Page.read, paths)))
    except FaultError as refused:
        return [refused.fault]


def site_faults(report: Callable[[str], None]) -> list[Fault]:
    """Return every fault of the site; report pages that take longer than a second."""
    found = [*vocabulary_faults(), *widget_faults(), *literature_faults()]
    found += [*structure_faults(), *term_faults()]
    proven = functools.partial(versions_faults, made_with=surroundings(), report=report)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for page in pool.map(proven, pages().items()):
            found += page
    return list(dict.fromkeys(found))  # a widget's fault is one of each of its pages, too


def versions_faults(
    page: tuple[str, dict[str, Path]], made_with: str, report: Callable[[str], None]
) -> list[Fault]:
    """Return the faults of one page in all its languages; none where it was proven before, just as it is."""
    name, versions = page
    place = verdict(made_with, versions.values())
    if place.exists():
        return []
    found = agreement_faults(name)
    for path in versions.values():
        found += timed_faults(path, report)
    if not found and place == verdict(surroundings(), versions.values()):  # nothing was saved meanwhile
        note(place)
    return found


def timed_faults(path: Path, report: Callable[[str], None]) -> list[Fault]:
    """Return the faults of one page; report the time where that was long."""
    start = time.monotonic()
    found = page_faults(path)
    if (seconds := time.monotonic() - start) > 1:
        report(f"Ran {relative(path)} in {seconds:.1f} s")
    return found
