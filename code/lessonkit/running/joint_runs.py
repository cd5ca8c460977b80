"""Joint runs: the versions of a page run as one program, where nothing but their texts can differ."""

import contextlib
import os
import time
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial

from lessonkit.running import stored_runs
from lessonkit.running.alike import DoubtError
from lessonkit.running.own_steps import Version, own_steps
from lessonkit.running.repeating import agreed
from lessonkit.running.workers import execute, in_worker

CAN_COPY = os.path.exists("/proc/self/task") and hasattr(os, "fork")


def run_together(programs: Iterable[list[dict]], limit: float) -> None:
    """Run versions of a page together and store their runs; those with more differences run when asked."""
    waiting = [program for program in programs if program and stored_runs.load(program) is None]
    if len(waiting) < 2 or not CAN_COPY:
        return
    main, others = waiting[0], []
    for program in waiting[1:]:
        with contextlib.suppress(DoubtError):
            others.append((program, own_steps(main, program)))
    if others:
        run_versions(main, others, limit * (1 + len(others)))


def run_versions(main: list[dict], others: list[tuple[list[dict], Version]], limit: float) -> None:
    """Run a program with other versions of it, and store what went well."""
    started = time.time()
    plans = [asdict(version) for _, version in others]
    sent, read = in_worker("lessonkit.worker.versions", main, plans, limit=limit)
    gone = [pair for pair in sent if isinstance(pair, tuple)]  # what follows the last is why it stopped
    results, own = [result for result, _ in gone], [steps for _, steps in gone]
    if len(results) < len(main) or agreed(main, results, read, partial(execute, main, limit)) != results:
        return
    stored_runs.save(main, results, read, started)
    for number, (program, version) in enumerate(others):
        mine = [steps.get(number) for steps in own]
        if all(mine[position] for position in version.steps):
            stored_runs.save(program, list(map(merged, results, mine)), read, started)


def merged(result: dict, own: dict | None) -> dict:
    """Return what a step gives in another version; of its wrong answers, the same ones pass."""
    kept = {"survivors": result["survivors"]} if "survivors" in result else {}
    return own | kept if own else result
