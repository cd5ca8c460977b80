"""Pausing: in the worker of a lab that is served, before each step a copy goes on, and the worker waits."""

import multiprocessing
import os
import time
from pathlib import Path

from lessonkit.worker.confining import files_read
from lessonkit.worker.copies import can_be_copied, contents, fork, open_files, restore
from lessonkit.worker.process import BEFORE, run_step, settle, stops


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
    connection.send(files_read(opened, BEFORE))


def order(connection, position: int, spent: float) -> tuple[list[dict], float]:
    """Wait before a step; return the steps to run and when they would have begun at the top, or end."""
    connection.send(position)
    if (steps := connection.recv()) is None:
        os._exit(0)
    connection.send(spent)
    return steps, time.monotonic() - spent
