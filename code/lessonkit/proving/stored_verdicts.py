"""Stored verdicts: what was found without a fault, so that it is not proven again just as it is."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from lessonkit import CACHE
from lessonkit.common.faults import Fault
from lessonkit.common.fingerprints import files_fingerprint, fingerprint, surroundings


def unless_proven(
    what: str, pages: Iterable[Path], made_with: str, find: Callable[[], Iterable[Fault]]
) -> list[Fault]:
    """Return the faults that are found; none where these pages were found without any before, as they are.

    `what` says what is proven of them; `made_with` are the surroundings in which they are.
    """
    pages = list(pages)
    place = verdict(what, made_with, pages)
    if place.exists():
        return []
    found = list(find())
    if not found and place == verdict(what, surroundings(), pages):  # nothing was saved meanwhile
        note(place)
    return found


def verdict(what: str, made_with: str, pages: Iterable[Path]) -> Path:
    """Return where it is noted that these pages, as they are now, have no such fault."""
    return CACHE / "verdicts" / fingerprint(what, made_with, files_fingerprint(pages))


def note(place: Path) -> None:
    """Note that there is no fault; where that can't be stored, it is proven again the next time."""
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
