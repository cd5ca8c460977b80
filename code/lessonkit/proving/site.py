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
from lessonkit.common.faults import Fault, FaultError, relative
from lessonkit.common.last_made import settled
from lessonkit.proving.common_checks import common_faults
from lessonkit.proving.converted_code import conversion_faults
from lessonkit.proving.examples import page_faults, text_faults
from lessonkit.proving.page_runs import run_versions
from lessonkit.proving.shards import WHOLE, Chosen, Shard
from lessonkit.proving.stored_verdicts import unless_proven, verdict
from lessonkit.proving.term_names import wording_faults
from lessonkit.reading import shared_pages
from lessonkit.reading.nav import description_faults, pages
from lessonkit.rendering.course_outline import LAB
from lessonkit.running import workers
from lessonkit.taking.page_programs import listed_faults
from lessonkit.translating.parity import agreement_faults, parity_faults

OPTIMIZERS = re.compile(rb"\boptim\b")  # of torch; to load them takes as long as all the rest of it


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


def site_faults(report: Callable[[str], None], part: Shard | Chosen = WHOLE) -> list[Fault]:
    """Return every fault of the site, or of a part of it; report pages that take longer than a second."""
    known = pages()
    known = {name: known[name] for name in part.of(known)}
    with settled() as made_with:
        found = common_faults(made_with) if part.proves_common else []
        found += pages_faults(known, made_with, report)
    return list(dict.fromkeys(found))  # a widget's fault is one of each of its pages, too


def pages_faults(
    known: dict[str, dict[str, Path]], made_with: str, report: Callable[[str], None]
) -> list[Fault]:
    """Return the faults of these pages, which are proven side by side."""
    workers.with_optimizers = uses_optimizers(known.values(), made_with)
    proven = partial(versions_faults, made_with=made_with, report=report)
    labs_first = dict(sorted(known.items(), key=is_no_lab))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = dict(zip(labs_first, pool.map(proven, labs_first.items()), strict=True))
    return [fault for name in known for fault in faults[name]]


def is_no_lab(page: tuple[str, dict[str, Path]]) -> bool:
    """Say whether a page is no lab: these run longest, and none should begin when all others are done."""
    return not page[0].startswith(LAB)


def uses_optimizers(versions: Iterable[dict[str, Path]], made_with: str) -> bool:
    """Say whether pages that are not proven yet may use optimizers: one that names them, some of several."""
    waiting = [[*each.values()] for each in versions]
    waiting = [paths for paths in waiting if not verdict("page", made_with, paths).exists()]
    return len(waiting) > 1 or any(
        OPTIMIZERS.search(path.read_bytes()) for paths in waiting for path in paths
    )


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
