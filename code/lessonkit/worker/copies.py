"""Copies: a worker forks, so that one process goes on from where another is, in the same directory."""

import os
from pathlib import Path
from random import getstate, setstate  # as they are before chance is watched

from lessonkit.worker.confining import LEAVES
from lessonkit.worker.parents import die_with_parent


def fork() -> int:
    """Copy this process, which a page itself may not; return 0 in the copy, which dies with the original."""
    numbers = getstate()
    LEAVES.discard("os.fork")
    try:
        copy = os.fork()
    finally:
        LEAVES.add("os.fork")
    if not copy:
        setstate(numbers)  # Python seeds anew in a copy
        die_with_parent()
    return copy


def can_be_copied(directory: Path) -> bool:
    """Say whether nothing would be lost: no other thread, such as those of a GPU, and no link to a file."""
    threads = os.listdir("/proc/self/task")
    return len(threads) == 1 and not any(path.is_symlink() for path in directory.rglob("*"))


def open_files() -> set[str]:
    """Return the open files but fonts: a copy would share the place that they were read to."""
    links = [os.path.realpath(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd")]
    return {link for link in links if not link.startswith("/proc/") and not link.endswith(".ttf")}


def contents(directory: Path) -> dict[Path, bytes | None]:
    """Return the files of the directory with what they hold, and its folders."""
    paths = sorted(directory.rglob("*"))
    return {path: None if path.is_dir() else path.read_bytes() for path in paths}


def restore(directory: Path, files: dict[Path, bytes | None]) -> None:
    """Give the directory its former contents."""
    for path in sorted(directory.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for path, content in files.items():
        path.mkdir() if content is None else path.write_bytes(content)
