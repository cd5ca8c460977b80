"""Running: each page in a worker process of its own, in an empty directory, within its time."""

import contextlib
import logging
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
import types
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from lessonkit.common.faults import relative
from lessonkit.running import repeating, stored_runs
from lessonkit.running.launching import launch

log = logging.getLogger("mkdocs.lessonkit")
TIME_LIMIT = 60.0  # seconds for a page that does not set its own `time_limit`
NEWS_AFTER = 2.0  # seconds without a result
PRELOADED = ["torch", "matplotlib.pyplot", "matplotlib.backends.backend_svg", "lessonkit.worker.versions"]
OPTIMIZERS = ["torch._dynamo"]  # what they import when first called: 1.6 s, once for all pages or in each
HASH_SEED = "PYTHONHASHSEED"
STARTING = threading.Lock()
ENDING = threading.Event()
with_optimizers = True  # pages are expected to call some
stored_only = False  # while the site is shown before its pages have run


def run(program: list[dict], limit: float, executor: Callable) -> list[dict]:
    """Return the result of each step up to the first block that fails, from the store or from new runs."""
    stored = stored_runs.load(program)
    if stored is None and stored_only:
        return []
    if stored is None:
        started = time.time()
        first, read = executor(program, limit)
        stored = repeating.agreed(program, first, read, partial(execute, program, limit))
        stored_runs.save(program, stored, read, started)
    return stored


def execute(program: list[dict], limit: float, hash_seed: str = "") -> tuple[list[dict], list[str]]:
    """Run a page in a new worker; return the steps' results and the files that it read."""
    return in_worker("lessonkit.worker.process", program, limit=limit, hash_seed=hash_seed)


def in_worker(
    module: str, program: list[dict], *more, limit: float, hash_seed: str = ""
) -> tuple[list, list[str]]:
    """Let a module run a program in a new worker; return what it sends for each step, and the files read."""
    with tempfile.TemporaryDirectory(prefix="page-") as directory:
        process, connection = start(module, program, *more, directory, hash_seed=hash_seed)
        try:
            return receive(connection, limit, program)
        finally:
            process.kill()
            process.join()


def start(module: str, *arguments, hash_seed: str = "") -> tuple[BaseProcess, Connection]:
    """Start the work of a module, whose last argument is its end of a connection; return it with our end.

    Only a fresh Python can have a hash seed of its own, on which the order of sets depends. And a copy of a
    build's process has no server that forks: that one is a child of the process that it was copied from.
    """
    if ENDING.is_set():
        raise SystemExit("no page begins any more")
    original = multiprocessing.parent_process() is None
    forks = original and not hash_seed and "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload(PRELOADED + OPTIMIZERS * with_optimizers)
    ours, theirs = context.Pipe()
    process = context.Process(target=launch, args=(module, *arguments, theirs), daemon=True)
    with STARTING, without_main(), hashing(hash_seed):
        process.start()
    theirs.close()
    return process, ours


def rest() -> None:
    """End the process that pages are forked from: it has imported torch, a third of a build's memory.

    The next page that runs begins another one. (multiprocessing has no public name for it.)
    """
    forkserver._forkserver._stop()


def receive(receiver, limit: float, program: list[dict]) -> tuple[list[dict], list[str]]:
    """Collect what the worker sends until it is done, dies or runs out of time; say where it is."""
    results: list[dict] = []
    try:
        started = time.monotonic() - receiver.recv()  # the time that counts: not that of importing torch
        while (left := started + limit - time.monotonic()) > 0:
            if not receiver.poll(min(left, NEWS_AFTER)):
                report(program[len(results) :], time.monotonic() - started)
                continue
            message = receiver.recv()
            if isinstance(message, list):
                return results, message
            if isinstance(message, int):
                raise EOFError  # the process of the step has ended, and the one that it was copied from waits
            results.append(message)
        return [*results, stopped(f"the page still runs after {limit:g} s; make it faster, or set "
                                  "`time_limit:` in its front matter")], []  # fmt: skip
    except EOFError:
        return [*results, stopped("this block ends the process; a page has to run to its end")], []


def report(waiting: list[dict], seconds: float) -> None:
    """Say which step a page has come to."""
    if waiting and seconds >= NEWS_AFTER:
        piece = waiting[0]["pieces"][0]
        log.info(f"Running {relative(piece['path'])}:{piece['line']}, {seconds:.0f} s since its start")


def stopped(summary: str) -> dict:
    """Return the result of a block that never came to its end."""
    error = {"path": "", "line": 0, "summary": summary, "mend": "", "details": ""}
    return {"output": "", "error": error, "failure": "", "figures": {}, "processes": 0}


@contextlib.contextmanager
def hashing(seed: str) -> Iterator[None]:
    """Let a Python that is started meanwhile have this hash seed."""
    before = dict(os.environ)
    os.environ |= {HASH_SEED: seed} if seed else {}
    try:
        yield
    finally:
        os.environ.pop(HASH_SEED, None)
        os.environ |= {HASH_SEED: before[HASH_SEED]} if HASH_SEED in before else {}


@contextlib.contextmanager
def without_main() -> Iterator[None]:
    """Hide the main module: a worker would import it again (pytest or mkdocs, a quarter of a second)."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def interrupt(number: int, _frame: object) -> None:
    """Answer a signal to end: no page goes on or begins, and what is open is closed as after an error."""
    ENDING.set()
    for child in multiprocessing.active_children():
        if child.daemon:  # runs a page; what else was begun is ended by what began it
            child.kill()
    raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(128 + number)
