"""Unfinished folders: what is written in one vanishes with its process, however that ends."""

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from lessonkit import CACHE, ROOT
from lessonkit.common.fingerprints import fingerprint

OURS = f".building-{fingerprint(str(ROOT))[:8]}-"  # another checkout may write in the same place
LOCKS = CACHE / "building"  # one for each folder, held by the process that writes there


@contextlib.contextmanager
def unfinished(parent: Path) -> Iterator[Path]:
    """Give an empty folder and remove it in the end, as well as those of processes that were killed."""
    parent.mkdir(parents=True, exist_ok=True)
    remove_left(parent)
    folder = parent / f"{OURS}{secrets.token_hex(4)}"
    with held_and_removed(folder):  # held before it is there, so that nobody takes it for one that was left
        folder.mkdir()
        yield folder


def remove_left(parent: Path) -> None:
    """Remove the unfinished folders of processes that were killed."""
    for left in parent.glob(f"{OURS}*"):
        with contextlib.suppress(Timeout), held_and_removed(left):
            pass


@contextlib.contextmanager
def held_and_removed(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, and remove both in the end; Timeout where another process holds it."""
    LOCKS.mkdir(parents=True, exist_ok=True)
    lock = LOCKS / folder.name
    with FileLock(lock, timeout=0):
        try:
            yield
        finally:
            with contextlib.suppress(OSError):  # Windows removes it with the hold
                lock.unlink()  # before the folder: one that is left finds who removes it, a lock would not
            shutil.rmtree(folder, ignore_errors=True)
