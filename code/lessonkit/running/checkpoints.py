"""Checkpoints: while the site is served, a saved lab runs on from its first step that changed.

Before each step the worker of a lab forks. The copy goes on; the worker stays behind, paused, and holds what
the steps so far have made: names, random numbers, files. When the lab is saved again, the copies end from the
last one back, until one is left that ran nothing that changed; it goes on with the new steps.

In any doubt a lab runs from the top, as a page of a build or of the tests always does, in a fresh process.
"""

import functools
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lessonkit.running import stored_runs, workers

PROCESSES = Path("/proc/self")  # nothing is kept where a process can't see whether it can be copied
MOST = 4  # labs that are kept: each has a process for each step, of a few megabytes
serving = False  # set by the hook
chains: dict[Path, "Chain"] = {}


def executor(path: Path, is_lab: bool) -> Callable:
    """Return what runs a page: from a checkpoint where it is a lab that is served, or else from the top."""
    kept = serving and is_lab and PROCESSES.exists()
    return functools.partial(execute, path) if kept else workers.execute


def execute(path: Path, program: list[dict], limit: float) -> tuple[list[dict], list[str]]:
    """Return what running.execute would, while the steps before the first that changed do not run again."""
    kept = chains.pop(path, None)
    chain = kept or Chain(path)
    try:
        results, read = chain.run(program, limit)
    except (DoubtError, OSError, EOFError):
        chain.end()
        return execute(path, program, limit) if kept else workers.execute(program, limit)
    if chain.files is None:
        chain.end()
    else:
        keep(path, chain)
    return results, read


def keep(path: Path, chain: "Chain") -> None:
    """Keep the processes of a lab, and end those of the labs that were saved longest ago."""
    ended = [chains.pop(path, None)]
    chains[path] = chain
    ended += [chains.pop(other, None) for other in list(chains)[:-MOST]]
    for other in filter(None, ended):
        other.end()


class DoubtError(Exception):
    """What is kept may not be what the steps would give now."""


class Chain:
    """The processes of one lab. They share one connection: the last of them uses it, the others wait."""

    def __init__(self, path: Path):
        self.path, self.since = path, time.time()
        self.directory = tempfile.TemporaryDirectory(prefix="page-", ignore_cleanup_errors=True)
        self.process, self.connection = workers.start("lessonkit.worker.pausing", self.directory.name)
        self.program: list[dict] = []
        self.results: list[dict] = []
        self.files: dict[str, str] | None = {}

    def run(self, program: list[dict], limit: float) -> tuple[list[dict], list[str]]:
        """Return the results of all steps and the files that they read; `files` is None if the chain broke.

        DoubtError where it has to run from the top: a module was changed, or an error may name old lines.
        """
        if not stored_runs.unchanged(self.files):
            raise DoubtError
        start = self.back_to(alike(self.program, program))
        self.connection.send(program[start:])
        results, read = workers.receive(self.connection, limit, program[start:])
        self.program = self.program[:start] + program[start:]
        self.results = self.results[:start] + results
        if self.program != program and any(result["error"] for result in self.results):
            raise DoubtError
        self.files = stored_runs.digests(set(read) - {str(self.path)}, self.since) if read else None
        return self.results, read

    def back_to(self, step: int) -> int:
        """End the processes that ran this step or later ones; return the step before which the last waits."""
        while (position := self.connection.recv()) > step:
            self.connection.send(None)
        return position

    def end(self) -> None:
        """End all processes: each dies with the one that it is a copy of."""
        self.process.kill()
        self.process.join()
        self.connection.close()
        self.directory.cleanup()


def alike(old: list[dict], new: list[dict]) -> int:
    """Return how many steps two programs have in common from the top, wherever they stand on the page."""
    pairs = zip(stored_runs.without_places(old), stored_runs.without_places(new), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
