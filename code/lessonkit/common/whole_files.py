"""Whole files: written all or nothing, and under a digest what is taken again only as it was stored."""

import contextlib
import os
import tempfile
from pathlib import Path

from lessonkit.common.fingerprints import fingerprint


def read_whole(path: Path, key: str = "") -> bytes | None:
    """Return what was stored with this key; None where that is not there, or damaged."""
    with contextlib.suppress(OSError):
        digest, _, content = path.read_bytes().partition(b"\n")
        if digest == fingerprint(key, content).encode():
            return content
    return None


def write_whole(path: Path, content: bytes, key: str = "") -> None:
    """Store all or nothing, under a digest. OSError without room."""
    write_at_once(path, fingerprint(key, content).encode() + b"\n" + content)


def write_at_once(path: Path, content: bytes) -> None:
    """Write all or nothing: another process may be reading or writing the same. OSError without room."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)
    except BaseException:  # without room, or interrupted: a half is of no use to anybody
        os.unlink(name)
        raise
