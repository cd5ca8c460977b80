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
    with contextlib.ExitStack() as ending:
        for _ in range(2):  # again, where we are told to end while the first removes
            ending.callback(remove, folder)  # noted before the hold, which may be cut short
        ending.enter_context(held(folder))  # before it is there: nobody takes it for one that was left
        folder.mkdir()
        yield folder


def remove_left(parent: Path) -> None:
    """Remove the unfinished folders of processes that were killed."""
    for left in parent.glob(f"{OURS}*"):
        with contextlib.suppress(Timeout), held(left):
            remove(left)


def held(folder: Path) -> FileLock:
    """Return the lock of a folder, to enter; Timeout where another process holds it."""
    LOCKS.mkdir(parents=True, exist_ok=True)
    return FileLock(LOCKS / folder.name, timeout=0)


def remove(folder: Path) -> None:
    """Remove a folder and its lock, the lock first: a folder that is left finds who removes it."""
    with contextlib.suppress(OSError):  # Windows removes it with the hold
        (LOCKS / folder.name).unlink()
    shutil.rmtree(folder, ignore_errors=True)
