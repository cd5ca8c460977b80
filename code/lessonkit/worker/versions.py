"""Inside the worker of a page in several versions: where one has steps of its own, a copy runs them."""

import contextlib
import os
from itertools import count, takewhile
from multiprocessing import Pipe
from pathlib import Path

from lessonkit.worker.confining import files_read
from lessonkit.worker.copies import can_be_copied, contents, fork, open_files, restore
from lessonkit.worker.process import BEFORE, run_step, settle, stops


def work(program: list[dict], others: list[dict], directory: str, sender) -> None:
    """Send, for each step, what it gave and what it gave by itself in each other version; then what was read.

    `others` hold, by position, the steps of their own and the definitions that these need before them.
    """
    opened: set[str] = set()
    settle(Path(directory), opened)
    sender.send(0.0)
    namespace = {"__name__": "__main__"}
    at_first, own = open_files(), [{} for _ in others]
    for position, step in enumerate(program):
        for other, gave in zip(others, own, strict=True):
            if position in other["steps"] and position not in gave:
                gave |= in_copy(other, row(other, position), namespace, Path(directory), at_first)
        result = run_step(step, namespace, Path(directory))
        sender.send((result, {n: gave[position] for n, gave in enumerate(own) if position in gave}))
        if stops(step, result):
            break
    sender.send(files_read(opened, BEFORE))


def row(other: dict, first: int) -> list[int]:
    """Return the positions of the own steps of a version that follow one another from one on."""
    return [*takewhile(other["steps"].__contains__, count(first))]


def in_copy(
    other: dict, positions: list[int], namespace: dict, directory: Path, at_first: set[str]
) -> dict[int, dict | None]:
    """Return what steps give in another version, run in a copy of this process; None where that failed."""
    gave = dict.fromkeys(positions)
    if open_files() > at_first or not can_be_copied(directory):
        return gave
    files, (ours, theirs) = contents(directory), Pipe(duplex=False)
    copy = fork()
    if not copy:
        run_own(other, positions, namespace, directory, theirs)
    theirs.close()
    with contextlib.suppress(EOFError):
        gave |= {position: ours.recv() for position in positions}
    ours.close()
    os.waitpid(copy, 0)
    restore(directory, files)
    return gave


def run_own(other: dict, positions: list[int], namespace: dict, directory: Path, connection) -> None:
    """Run steps as another version has them, send what each gives, and end."""
    try:
        exec(compile(other["before"][positions[0]], "", "exec"), namespace)
        for position in positions:
            connection.send(run_step(other["steps"][position], namespace, directory))
    finally:
        os._exit(0)
