"""Last made: of each thing what was made last, on disk, and taken again as long as it is made of the same."""

import contextlib
import json
from pathlib import Path
from typing import Any

from lessonkit import CACHE
from lessonkit.common.fingerprints import fingerprint
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

    def path(self, place: str) -> Path:
        """Return the file for a place."""
        return STORE / self.what / fingerprint(place)
