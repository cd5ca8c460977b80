"""The last review: a section as it was then, where git has it, and what changed in it since."""

import contextlib
import functools
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from lessonkit import ROOT
from lessonkit.common.faults import FaultError, relative
from lessonkit.reading.git_history import git
from lessonkit.reading.only_in import AS_WRITTEN
from lessonkit.reading.pages import Page, shown_of
from lessonkit.reading.sections import Section, sections

REVISIONS = 30  # of a page; a review that is older still is rare, and each costs time


@functools.lru_cache(maxsize=1000)  # what serves looks again after each change
def earlier(path: Path, name: str, fingerprint: str) -> Section | None:
    """Return the section with this fingerprint from the latest commit that has it."""
    for revision in revisions(path):
        found = sections_in(revision, path).get(name)
        if found and found.fingerprint == fingerprint:
            return found
    return None


def revisions(path: Path) -> list[str]:
    """Return the latest commits of a page, newest first."""
    return git(ROOT, "log", f"--max-count={REVISIONS}", "--format=%H", "--", relative(path)).split()


@functools.lru_cache(maxsize=1000)  # a commit does not change, and many sections are looked up in it
def sections_in(revision: str, path: Path) -> dict[str, Section]:
    """Return the sections of a page as they were in a commit; none where it could not be read."""
    with contextlib.suppress(UnicodeDecodeError, FaultError):
        text = git(ROOT, "show", f"{revision}:{relative(path)}")
        return sections(Page(shown_of(text, path, AS_WRITTEN), path))
    return {}


def changed_line(before: Section, now: Section) -> int:
    """Return the first line of a section that is not as it was; where lines are gone, the next one."""
    first = next((there for _, _, there, _ in changes(before, now)), 0)
    filled = [(index, number) for index, (number, line) in enumerate(now.written.items()) if line]
    return next((number for index, number in filled if index >= first), filled[-1][1] if filled else now.line)


def changed_text(before: Section, now: Section) -> Iterator[str]:
    """Yield the lines that are gone, behind a minus, and those that are new, behind a plus."""
    old, new = list(before.written.values()), list(now.written.values())
    for i1, i2, j1, j2 in changes(before, now):
        yield from (f"- {line}" for line in old[i1:i2] if line)
        yield from (f"+ {line}" for line in new[j1:j2] if line)


def changes(before: Section, now: Section) -> Iterator[tuple[int, int, int, int]]:
    """Yield which lines became which others."""
    old, new = list(before.written.values()), list(now.written.values())
    for tag, *places in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield tuple(places)
