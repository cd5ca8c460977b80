"""Trials: make a change in a copy of the project, and see whether any of its tests notices."""

import contextlib
import io
import multiprocessing
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessonkit import ROOT
from lessonkit.common.faults import Fault
from lessonkit.mutations.editable_code import Mutation
from lessonkit.proving.examples import page_faults
from lessonkit.reading.nav import pages
from lessonkit.running.workers import OPTIMIZERS, PRELOADED, without_main

TEACHING = "tests/nudge"
LAZY = "torch.distributed.tensor"  # torch.testing imports it at its first use, in a second
TIME_LIMIT = 20.0  # seconds for the tests of the teaching code; a change that makes them endless is noticed


def noticed(path: Path, mutation: Mutation) -> bool:
    """Say whether a test fails that depends on this file: for a page its examples, for a module all."""
    with written(path, mutation.changed()):
        return any(page_faults(path) if path.suffix == ".md" else failures())


@contextlib.contextmanager
def written(path: Path, text: str) -> Iterator[None]:
    """Let a file hold another text for a while."""
    original = path.read_bytes()
    path.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        path.write_bytes(original)


def failures() -> Iterator[Fault]:
    """Yield what fails: the tests of the teaching code, then pages; only those concerned run again."""
    if teaching_tests_fail():
        yield Fault(ROOT / TEACHING, 1, f"these tests fail; `pytest {TEACHING}` says why")
    for languages in pages().values():
        for page in languages.values():
            yield from page_faults(page)


def teaching_tests_fail() -> bool:
    """Run the tests of the teaching code in a new process, forked from one that has torch already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*PRELOADED, *OPTIMIZERS, LAZY, __name__])
    process = context.Process(target=run_teaching_tests)
    with without_main():
        process.start()
    process.join(TIME_LIMIT)
    process.kill()
    process.join()
    return process.exitcode != 0


def run_teaching_tests() -> None:
    """Exit with the status of pytest."""
    os.chdir(ROOT)
    options = ["-x", "-p", "no:cacheprovider", "-p", "no:nbmake", f"--confcutdir={TEACHING}"]
    with contextlib.redirect_stdout(io.StringIO()):
        status = pytest.main([*options, TEACHING])
    sys.exit(status)
