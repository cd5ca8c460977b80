"""Side by side: the locales of a site, built in copies of this process, as many at a time as it has cores."""

import contextlib
import logging
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path

from mkdocs.exceptions import Abort

from lessonkit.common.unfinished_folders import remove_left
from lessonkit.publishing.failures import cause
from lessonkit.publishing.stored_locales import STORE
from lessonkit.rendering.formulas import typesetter
from lessonkit.running import workers
from lessonkit.running.joint_runs import CAN_COPY
from lessonkit.worker.parents import die_with_parent

BUILT = ""  # what a copy sends at its end; where it fails, the reason
PATIENCE = 5  # seconds for a copy that is told to end; it only takes away what it has not finished
TOLD = {signal.SIGINT, signal.SIGTERM}
LOG = logging.getLogger("mkdocs")


class Sent(logging.Handler):
    """Sends what is logged in a copy to the process that counts it and prints it."""

    def __init__(self, connection: Connection):
        super().__init__()
        self.connection = connection

    def emit(self, record: logging.LogRecord) -> None:
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self.connection.send(record)


def build_side_by_side(parts: list[Callable[[], None]], site: Path) -> None:
    """Build each part of a site in a copy; Abort where one fails. No copy outlives this call."""
    waiting, running = [*parts], {}
    try:
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                process, connection = start(waiting.pop(0), site)
                running[connection] = process
            for connection in wait([*running]):
                hear(connection, running)
    finally:
        end([*running.values()])


def end(copies: list[multiprocessing.Process]) -> None:
    """End copies, whatever they do, and remove what those leave that do not end by themselves."""
    with signals_waiting():
        for copy in copies:
            copy.terminate()
        for copy in copies:
            copy.join(PATIENCE)
            copy.kill()
            copy.join()
        remove_left(STORE)


@contextlib.contextmanager
def signals_waiting() -> Iterator[None]:
    """Let what would end us wait until something is done."""
    signal.pthread_sigmask(signal.SIG_BLOCK, TOLD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, TOLD)


def start(build: Callable[[], None], site: Path) -> tuple[multiprocessing.Process, Connection]:
    """Start a copy of this process that builds a part; return it with our end of a connection.

    A signal waits meanwhile: the copy knows what to do with it only after its first steps.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    copy = multiprocessing.get_context("fork").Process(target=work, args=(build, site, theirs, os.getpid()))
    with signals_waiting():
        copy.start()
    theirs.close()
    return copy, ours


def hear(connection: Connection, running: dict) -> None:
    """Print and count what a copy has to say; Abort where it failed."""
    try:
        said = connection.recv()
    except (EOFError, OSError):  # OSError: within a message
        said = "a process that builds pages has died; build again"
    if isinstance(said, logging.LogRecord):
        logging.getLogger(said.name).handle(said)
        return
    running.pop(connection).join()
    if said != BUILT:
        raise Abort(said)


def work(build: Callable[[], None], site: Path, connection: Connection, parent: int) -> None:
    """Build a part in this copy, and send how that ended."""
    die_with_parent()
    if os.getppid() != parent:  # it was gone before
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began this one ends it
    signal.signal(signal.SIGTERM, workers.interrupt)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, TOLD)
    typesetter.process = None  # it answers the process that began this one
    LOG.handlers[:] = [Sent(connection)]
    connection.send(failure(build, site))


def failure(build: Callable[[], None], site: Path) -> str:
    """Build a part; return why that could not be done, or that it was."""
    try:
        build()
    except Abort as error:
        return str(error)
    except Exception as error:  # whatever it is, the other process says it
        return cause(error, site) or traceback.format_exc()
    return BUILT


def can_copy() -> bool:
    """Say whether this process can be copied: where it has threads, or on other systems, it can not."""
    return CAN_COPY and threading.active_count() == 1
