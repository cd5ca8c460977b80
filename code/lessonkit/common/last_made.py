"""Last made: of each thing what was made last, on disk, and taken again as long as it is made of the same."""

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from lessonkit import CACHE
from lessonkit.common.fingerprints import digest, fingerprint, surroundings
from lessonkit.common.whole_files import read_whole, write_whole

STORE = CACHE / "made"
later: dict[Path, tuple[str, bytes]] | None = None  # while a site is built: what is stored at its end


@contextlib.contextmanager
def settled() -> Iterator[str]:
    """Store at the end what is made meanwhile, unless what pages are made with changed; yield its hash.

    Keys say what that was at the beginning: what is saved meanwhile, and taken back, may be in the values.
    """
    global later
    before, made, outer = surroundings(), {}, later
    later = made
    try:
        yield before
    except (KeyboardInterrupt, SystemExit):
        made.clear()  # who ends us does not wait
        raise
    finally:
        later = outer
        if made and surroundings() == before:
            for path, (key, content) in [*made.items()]:  # another thread may still add to it
                store(path, key, content)


def store(path: Path, key: str, content: bytes) -> None:
    """Store what was made, whole or not at all; where it can't be stored, it is made again."""
    with contextlib.suppress(OSError):
        write_whole(path, content, key)


class LastMade:
    """Values that JSON can hold, by the place that each is made for; of what is damaged, none is believed."""

    def __init__(self, what: str):
        self.what = what

    def get(self, place: str, key: str) -> Any:
        """Return what was made last for a place, if it was made of what has this key; else None."""
        path = self.path(place)
        known, value = (later or {}).get(path, ("", b""))
        if known != key:
            value = read_whole(path, key)
        return None if value is None else json.loads(value)

    def keep(self, place: str, key: str, value: Any) -> None:
        """Keep what was made, from now on or as `settled` says."""
        content, made = json.dumps(value, ensure_ascii=False).encode(), later
        if made is None:
            store(self.path(place), key, content)
        else:
            made[self.path(place)] = key, content

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
