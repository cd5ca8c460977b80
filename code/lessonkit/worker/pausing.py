"""Inside the worker of a lab that is served: before each step a copy goes on, and the worker waits."""

import ctypes
import multiprocessing
import os
import signal
import time
from pathlib import Path
from random import getstate, setstate  # as they are before chance is watched

from lessonkit.worker.process import LEAVES, files_read, run_step, settle, stops

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, of Linux


def work(directory: str, connection) -> None:
    """Let a copy run the steps that are ordered; when the server ends, end, and all copies with it."""
    try:
        if fork():
            connection.close()
            multiprocessing.parent_process().join()
        else:
            take_orders(Path(directory), connection)
    finally:  # no copy may clean up for the others
        os._exit(0)


def take_orders(directory: Path, connection) -> None:
    """Send the time that was spent, each step's result and what was read; the next order goes to a copy."""
    opened: set[str] = set()
    settle(directory, opened)
    namespace = {"__name__": "__main__"}
    at_first = open_files()
    position, (steps, began) = 0, order(connection, 0, 0.0)
    while True:
        if open_files() <= at_first and can_be_copied(directory):
            files, spent = contents(directory), time.monotonic() - began
            while copy := fork():
                os.waitpid(copy, 0)
                steps, began = order(connection, position, spent)
                restore(directory, files)
        if not steps:
            break
        result = run_step(steps[0], namespace, directory)
        connection.send(result)
        if stops(steps.pop(0), result):
            break
        position += 1
    connection.send(files_read(opened))


def order(connection, position: int, spent: float) -> tuple[list[dict], float]:
    """Wait before a step; return the steps to run and when they would have begun at the top, or end."""
    connection.send(position)
    if (steps := connection.recv()) is None:
        os._exit(0)
    connection.send(spent)
    return steps, time.monotonic() - spent


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
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
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
