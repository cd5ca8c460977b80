"""Typesetting: asks KaTeX in a process of its own, which may die without harm to this one."""

import atexit
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from lessonkit.common.faults import relative

KATEX = Path(__file__).with_name("katex.py")
COMMAND = (sys.executable, "-P", str(KATEX))  # -P: beside it stand modules of ours named like Python's
PATIENCE = 60.0  # seconds for one answer, the start of the process included
TRIES = 2  # for one formula
MOST_DEATHS = 10  # in a row; then no further process is started


class TypesettingError(Exception):
    """The process that renders formulas dies instead of answering."""


class Typesetter:
    """Keeps one process that renders formulas, and starts another where that died."""

    def __init__(self, command: Sequence[str] = COMMAND):
        self.command = command
        self.process: subprocess.Popen | None = None
        self.deaths = 0  # since the last answer
        self.status: int | None = None  # of the process that died last

    def answer(self, tex: str, display: bool) -> dict[str, str]:
        """Return what KaTeX answers; TypesettingError where no process lives to do so."""
        for _ in range(TRIES if self.deaths < MOST_DEATHS else 0):
            if answer := self.exchange(json.dumps([tex, display])):
                return answer
        see = f"run `python -P {relative(KATEX)}` to see why"
        raise TypesettingError(f"KaTeX ended with status {self.status} before it answered; {see}")

    def exchange(self, request: str) -> dict[str, str] | None:
        """Return the answer to a request; None where the process dies before it has answered in full."""
        answer = None
        try:
            self.process = self.process or self.start()
            with killed_after(PATIENCE, self.process):
                print(request, file=self.process.stdin, flush=True)
                answer = json.loads(self.process.stdout.readline())
        except (OSError, ValueError):  # nobody reads the request, or the answer is cut short
            self.deaths += 1
        else:
            self.deaths = 0
        finally:
            if answer is None:  # after an interruption as well: the next request would get this answer
                self.end()
        return answer

    def start(self) -> subprocess.Popen:
        """Start the process. Should it outlive us, it has nothing more to read, and ends by itself."""
        atexit.register(self.end)
        return subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def end(self) -> None:
        """End the process, whatever it does."""
        if process := self.process:
            process.kill()
            self.status = process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):  # a request that nobody has read
                    pipe.close()
        self.process = None
        atexit.unregister(self.end)


@contextlib.contextmanager
def killed_after(seconds: float, process: subprocess.Popen) -> Iterator[None]:
    """Kill a process that is still busy after so many seconds."""
    timer = threading.Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
