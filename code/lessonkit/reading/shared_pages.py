"""Shared pages: within a build, what several stages read is one page, whose code is taken apart once."""

import threading
from collections.abc import Collection
from pathlib import Path

from lessonkit.reading.pages import Page, shown

KEPT = 200
ONE_AT_A_TIME = threading.Lock()  # for pages that are proven side by side
shared_in = ""  # the surroundings of the present build; empty where none says when they change
pages: dict[tuple[str, Path], Page] = {}


def begin(made_with: str, anew: bool = False) -> None:
    """Share pages from now on; none that were read before anew, nor with other surroundings than these."""
    global shared_in
    if anew or made_with != shared_in:
        pages.clear()
    shared_in = made_with


def read(path: Path, locale: str = "") -> Page:
    """Return a page as `Page.read` does; FaultError where that can't be done."""
    return shared(shown(path, locale), path)


def shared(text: str, path: Path) -> Page:
    """Return the page with this text that was read before in this build, or else a new one."""
    if not shared_in:
        return Page(text, path)
    if known := pages.get((text, path)):
        return known
    page = Page(text, path)
    with ONE_AT_A_TIME:
        while len(pages) >= KEPT:
            del pages[next(iter(pages))]
        return pages.setdefault((text, path), page)


def forget(paths: Collection[Path]) -> None:
    """Share no longer what was read of these files: what failed by chance is tried again."""
    with ONE_AT_A_TIME:
        for key in [key for key in pages if key[1] in paths]:
            del pages[key]
