"""Last made: of each thing what was made last, on disk, and taken again as long as it is made of the same."""

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from lessonkit import CACHE
from lessonkit.common.fingerprints import fingerprint

STORE = CACHE / "made"


class LastMade:
    """Values that JSON can hold, by the place that each is made for; of what is damaged, none is believed."""

    def __init__(self, what: str):
        self.what = what

    def get(self, place: str, key: str) -> Any:
        """Return what was made last for a place, if it was made of what has this key; else None."""
        with contextlib.suppress(OSError, ValueError):
            head, _, value = self.path(place).read_text(encoding="utf-8").partition("\n")
            if head == fingerprint(key, value):
                return json.loads(value)
        return None

    def keep(self, place: str, key: str, value: Any) -> None:
        """Keep what was made, whole or not at all; where it can't be stored, it is made again."""
        text, path = json.dumps(value, ensure_ascii=False), self.path(place)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(f"{fingerprint(key, text)}\n{text}")
            os.replace(name, path)

    def path(self, place: str) -> Path:
        """Return the file for a place."""
        return STORE / self.what / fingerprint(place)
