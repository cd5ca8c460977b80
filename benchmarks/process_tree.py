"""What a command costs: wall time, processor time and memory, with all that it starts."""

import contextlib
import ctypes
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PR_SET_CHILD_SUBREAPER = 36  # orphans below us become our children, and so count once they end
PATIENCE = 60  # seconds for what a command leaves running


class Cost(NamedTuple):
    """Seconds by the clock, and of all processors together; the peak of the memory, in GB."""

    wall: float
    processor: float
    memory: float


def cost(command: list[str], folder: Path, **settings: str) -> Cost:
    """Run a command and wait for its whole tree; end with its output where it fails."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    peak, before, start = PeakMemory(), children_seconds(), time.perf_counter()
    run = subprocess.run(
        command, cwd=folder, env=os.environ | settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    wall = time.perf_counter() - start
    if run.returncode:
        sys.exit(f"{' '.join(command)} failed with status {run.returncode}\n{run.stdout.decode()[-5000:]}")
    reap_orphans()
    return Cost(wall, children_seconds() - before, peak.stop())


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


class PeakMemory(threading.Thread):
    """Watches the memory of everything that this process has started, until it is stopped."""

    def __init__(self):
        super().__init__(daemon=True)
        self.peak, self.ending = 0.0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self.ending.wait(0.2):
            self.peak = max(self.peak, sum(memory(process) for process in below(os.getpid())))

    def stop(self) -> float:
        """Return the peak, in GB."""
        self.ending.set()
        self.join()
        return self.peak


def below(process: int) -> Iterator[int]:
    """Yield all processes that a process has started, and those that they have."""
    with contextlib.suppress(OSError):  # it has ended meanwhile
        for task in Path(f"/proc/{process}/task").glob("*/children"):
            for child in map(int, task.read_text().split()):
                yield child
                yield from below(child)


def memory(process: int) -> float:
    """Return the memory of a process in GB, with its part of what it shares with others."""
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e6
    return 0.0
