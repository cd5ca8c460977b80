"""What a command costs: wall time, and processor time with all that it starts, also what outlives it."""

import ctypes
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

PR_SET_CHILD_SUBREAPER = 36  # orphans below us become our children, and so count once they end
PATIENCE = 60  # seconds for what a command leaves running


class Cost(NamedTuple):
    """Seconds by the clock, and of all processors together."""

    wall: float
    processor: float


def cost(command: list[str], folder: Path, **settings: str) -> Cost:
    """Run a command and wait for its whole tree; end with its output where it fails."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before, start = children_seconds(), time.perf_counter()
    run = subprocess.run(
        command, cwd=folder, env=os.environ | settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    wall = time.perf_counter() - start
    if run.returncode:
        sys.exit(f"{' '.join(command)} failed with status {run.returncode}\n{run.stdout.decode()[-5000:]}")
    reap_orphans()
    return Cost(wall, children_seconds() - before)


def children_seconds() -> float:
    """Return the processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def reap_orphans() -> None:
    """Wait for what the command left running."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.05)
        except ChildProcessError:
            return
    sys.exit(f"something that the command started still runs after {PATIENCE} s")
