"""Last made: of each thing what was made last, on disk, and taken again as long as it is made of the same."""

import contextlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from lessonkit import CACHE
from lessonkit.common.fingerprints import digest, fingerprint
from lessonkit.common.whole_files import read_whole, write_whole

STORE = CACHE / "made"


class LastMade:
    """Values that JSON can hold, by the place that each is made for; of what is damaged, none is believed."""

    def __init__(self, what: str):
        self.what = what

    def get(self, place: str, key: str) -> Any:
        """Return what was made last for a place, if it was made of what has this key; else None."""
        value = read_whole(self.path(place), key)
        return None if value is None else json.loads(value)

    def keep(self, place: str, key: str, value: Any) -> None:
        """Keep what was made, whole or not at all; where it can't be stored, it is made again."""
        with contextlib.suppress(OSError):
            write_whole(self.path(place), json.dumps(value, ensure_ascii=False).encode(), key)

    def made(self, place: str, key: Callable[[], str], make: Callable[[], Any]) -> Any:
        """Return what was made last for a place of what has this key, or else make it.

        It is kept if the key is the same afterwards: what was saved meanwhile may be in it.
        """
        before = key()
        value = self.get(place, before)
        if value is None:
            value = make()
            if key() == before:
                self.keep(place, before, value)
        return value

    def made_of(self, path: Path, place: str, made_with: str, make: Callable[[], Any]) -> Any:
        """Return what was made last for a place of a file in these surroundings, or else make it."""
        return self.made(place, lambda: fingerprint(made_with, digest(str(path))), make)

    def unless_faultless(self, place: str, key: Callable[[], str], find: Callable[[], Iterable]) -> list:
        """Return what is found wrong at a place; nothing where what has this key had no fault before."""
        before = key()
        if self.get(place, before):
            return []
        found = list(find())
        if not found and key() == before:
            self.keep(place, before, True)
        return found

    def path(self, place: str) -> Path:
        """Return the file for a place."""
        return STORE / self.what / fingerprint(place)
