"""The site as a whole: everything that is wrong with it."""

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from lessonkit import DOCS, LANGUAGES
from lessonkit.assets.stylesheet import sheet_faults
from lessonkit.common.faults import Fault, FaultError, relative
from lessonkit.common.fingerprints import surroundings
from lessonkit.language.glossary import read_glossary
from lessonkit.language.interface_words import read_words, usage_faults
from lessonkit.proving.converted_code import conversion_faults
from lessonkit.proving.examples import page_faults, text_faults
from lessonkit.proving.page_runs import run_versions
from lessonkit.proving.reading_order import lesson_faults, plan_faults
from lessonkit.proving.shards import WHOLE, Chosen, Shard
from lessonkit.proving.stored_verdicts import unless_proven, verdict
from lessonkit.proving.term_names import wording_faults
from lessonkit.reading import shared_pages
from lessonkit.reading.nav import description_faults, lessons, pages, structure_faults
from lessonkit.reading.planned_lessons import read_planned
from lessonkit.rendering.citations import reference_faults
from lessonkit.rendering.widgets import widget_faults
from lessonkit.running import workers
from lessonkit.taking.news import CHANGES, changes
from lessonkit.taking.page_programs import IN_NOTEBOOK, in_notebook, listed_faults
from lessonkit.translating.parity import agreement_faults, parity_faults

LABS = "labs/"
OPTIMIZERS = re.compile(rb"\boptim\b")  # of torch; to load them takes as long as all the rest of it


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


def simplified_faults(name: str) -> Iterator[Fault]:
    """Yield the faults of what Simplified Chinese alone shows of a page, and of its code as converted."""
    path, other = (DOCS / language / name for language in LANGUAGES)
    if not path.exists():
        return  # structure_faults says so
    with contextlib.suppress(FaultError):  # page_faults says so
        page, simplified = shared_pages.read(path), shared_pages.read(path, "zh-Hans")
        yield from conversion_faults(simplified)
        if simplified.text != page.text:
            yield from text_faults(simplified.text, path)
            yield from wording_faults(simplified, LANGUAGES[0])
            yield from parity_faults(simplified, shared_pages.read(other)) if other.exists() else ()


def vocabulary_faults() -> list[Fault]:
    """Return what is wrong with the files that all pages share, and with the list of changes."""
    logs = [partial(changes, DOCS / language / CHANGES, "") for language in LANGUAGES]
    words, listed = partial(read_words, LANGUAGES[0]), partial(in_notebook, IN_NOTEBOOK)
    shared = (read_glossary, words, read_planned, listed)
    return [fault for read in (*shared, *logs) for fault in refusal(read)] or list(usage_faults())


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
    try:
        return list(reference_faults(paths, made_with))
    except FaultError as refused:
        return [refused.fault]


def site_faults(report: Callable[[str], None], part: Shard | Chosen = WHOLE) -> list[Fault]:
    """Return every fault of the site, or of a part of it; report pages that take longer than a second."""
    made_with, known = surroundings(), pages()
    found = common_faults(made_with) if part.proves_common else []
    known = {name: known[name] for name in part.of(known)}
    workers.with_optimizers = uses_optimizers(known.values(), made_with)
    proven = partial(versions_faults, made_with=made_with, report=report)
    labs_first = dict(sorted(known.items(), key=is_no_lab))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = dict(zip(labs_first, pool.map(proven, labs_first.items()), strict=True))
    found += [fault for name in known for fault in faults[name]]
    return list(dict.fromkeys(found))  # a widget's fault is one of each of its pages, too


def is_no_lab(page: tuple[str, dict[str, Path]]) -> bool:
    """Say whether a page is no lab: these run longest, and none should begin when all others are done."""
    return not page[0].startswith(LABS)


def uses_optimizers(versions: Iterable[dict[str, Path]], made_with: str) -> bool:
    """Say whether pages that are not proven yet may use optimizers: one that names them, some of several."""
    waiting = [[*each.values()] for each in versions]
    waiting = [paths for paths in waiting if not verdict("page", made_with, paths).exists()]
    return len(waiting) > 1 or any(
        OPTIMIZERS.search(path.read_bytes()) for paths in waiting for path in paths
    )


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


def versions_faults(
    page: tuple[str, dict[str, Path]], made_with: str, report: Callable[[str], None]
) -> list[Fault]:
    """Return the faults of one page in all its languages; none where it was proven before, just as it is."""
    name, versions = page

    def find() -> list[Fault]:
        shared_pages.forget(versions.values())  # what failed by chance is tried again
        with contextlib.suppress(FaultError):  # page_faults says so
            run_versions([shared_pages.read(path) for path in versions.values()])
        apart = [fault for path in versions.values() for fault in language_faults(path, made_with, report)]
        return [*agreement_faults(name), *apart, *simplified_faults(name)]

    return unless_proven("page", versions.values(), made_with, find)


def language_faults(path: Path, made_with: str, report: Callable[[str], None]) -> list[Fault]:
    """Return the faults of one language of a page; none where it was proven before, just as it is."""

    def find() -> list[Fault]:
        return [*timed_faults(path, report), *elsewhere_faults(path), *description_faults(path)]

    return unless_proven("language", [path], made_with, find)


def elsewhere_faults(path: Path) -> Iterator[Fault]:
    """Yield blocks that are said to run elsewhere than in the page, and are not there."""
    with contextlib.suppress(FaultError):  # page_faults and vocabulary_faults say so
        yield from listed_faults(shared_pages.read(path))


def timed_faults(path: Path, report: Callable[[str], None]) -> list[Fault]:
    """Return the faults of one page; report the time where that was long."""
    start = time.monotonic()
    found = page_faults(path)
    if (seconds := time.monotonic() - start) > 1:
        report(f"Ran {relative(path)} in {seconds:.1f} s")
    return found
