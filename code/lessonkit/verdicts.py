"""Verdicts: which pages were found without a fault, so that they are not proven again as they are."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from lessonkit import CACHE
from lessonkit.inputs import files_fingerprint, fingerprint


def verdict(surroundings: str, versions: Iterable[Path]) -> Path:
    """Return where it is noted that these versions of a page, as they are now, have no fault."""
    return CACHE / "verdicts" / fingerprint(surroundings, files_fingerprint(versions))


def note(place: Path) -> None:
    """Note that the page has no fault; where that can't be stored, it is proven again the next time."""
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
