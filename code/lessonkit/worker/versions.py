"""Inside the worker of a page in several versions: where one has a step of its own, a copy runs it."""

import os
from multiprocessing import Pipe
from pathlib import Path

from lessonkit.worker.copies import can_be_copied, contents, fork, open_files, restore
from lessonkit.worker.process import files_read, run_step, settle, stops


def work(program: list[dict], others: list[dict], directory: str, sender) -> None:
    """Send, for each step, what it gave and what it gave by itself in each other version; then what was read.

    `others` hold, by position, the steps of their own and the definitions that these need before them.
    """
    opened: set[str] = set()
    settle(Path(directory), opened)
    sender.send(0.0)
    namespace = {"__name__": "__main__"}
    at_first = open_files()
    for position, step in enumerate(program):
        own = {
            number: in_copy(other, position, namespace, Path(directory), at_first)
            for number, other in enumerate(others)
            if position in other["steps"]
        }
        result = run_step(step, namespace, Path(directory))
        sender.send((result, own))
        if stops(step, result):
            break
    sender.send(files_read(opened))


def in_copy(other: dict, position: int, namespace: dict, directory: Path, at_first: set[str]) -> dict | None:
    """Return what a step gives in another version, run in a copy of this process; None where that failed."""
    if open_files() > at_first or not can_be_copied(directory):
        return None
    files, (ours, theirs) = contents(directory), Pipe(duplex=False)
    copy = fork()
    if not copy:
        run_own(other, position, namespace, directory, theirs)
    theirs.close()
    try:
        return ours.recv()
    except EOFError:
        return None
    finally:
        ours.close()
        os.waitpid(copy, 0)
        restore(directory, files)


def run_own(other: dict, position: int, namespace: dict, directory: Path, connection) -> None:
    """Run a step as another version has it, send what it gives, and end."""
    try:
        exec(compile(other["before"][position], "", "exec"), namespace)
        connection.send(run_step(other["steps"][position], namespace, directory))
    finally:
        os._exit(0)
