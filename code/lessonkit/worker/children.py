"""Children: the processes that a lab may start, as many at a time as it declares, by the rules of its page.

Each is a fresh Python that confines itself before it does what the lab starts it for. At its end it leaves a
note of what it read; the worker takes that when the step ends, by when all of them have to be gone.
"""

import functools
import io
import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import process, spawn
from pathlib import Path

from lessonkit.worker.chance import SOURCES
from lessonkit.worker.confining import confine, files_read
from lessonkit.worker.refusals import RefusedError

NOTES = ".of-a-child-*"
BEGIN = """\
import sys
sys.path[:] = {}
from lessonkit.worker.parents import die_with_parent
die_with_parent()  # first: what follows takes seconds
from lessonkit.worker.children import begin
begin({!r}, {})"""
BEFORE = frozenset(sys.modules)


@dataclass
class Children:
    """How many processes the step may have at a time, and had at most; where they work, and what was read."""

    allowed: int = 0
    most: int = 0
    directory: Path = Path()
    opened: set[str] = field(default_factory=set)


CHILDREN = Children()


def watch_children(directory: Path, opened: set[str]) -> None:
    """Begin to count the processes that a page starts, and let each begin by confining itself."""
    CHILDREN.directory, CHILDREN.opened = directory, opened
    multiprocessing.current_process().daemon = False  # one that is may have no children
    process.BaseProcess.start = counted(process.BaseProcess.start)
    spawn.get_command_line = functools.partial(command, directory)


def counted(start: Callable) -> Callable:
    """Return what starts a process, made to refuse one more than is declared."""

    @functools.wraps(start)
    def starting(child):
        if not CHILDREN.allowed:
            raise RefusedError("starts a process; only a lab may, and says how many, as in `processes: 2`")
        there = len(multiprocessing.active_children())
        if there >= CHILDREN.allowed:
            most = f"more processes at a time than the {CHILDREN.allowed} that the front matter declares"
            raise RefusedError(f"starts {most}; start fewer, or raise `processes:`")
        CHILDREN.most = max(CHILDREN.most, there + 1)
        return start(child)

    return starting


def command(directory: Path, **told: int) -> list[str]:
    """Return the command that begins a child."""
    options = ", ".join(f"{name}={value!r}" for name, value in told.items())
    code = BEGIN.format(sys.path, str(directory), options)
    return [sys.executable, "-c", code, "--multiprocessing-fork"]


def begin(directory: str, **told: int) -> None:
    """Be a child: follow the rules of the page, do what it was started for, and note what that read."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # torch asks for this signal when the worker is gone
    opened: set[str] = set()
    confine(Path(directory), opened)
    watch_children(Path(directory), opened)
    sys.stdout = Unheard()
    try:
        spawn.spawn_main(**told)
    finally:
        read, calls = files_read(opened, BEFORE), [source.call for source in SOURCES if source.drew()]
        note = Path(directory, NOTES.replace("*", str(os.getpid())))
        note.write_text(json.dumps([read, calls]), encoding="utf-8")


class Unheard(io.TextIOBase):
    """The output of a child, which no page shows."""

    def write(self, _text: str) -> int:
        raise PermissionError("a page does not show what its processes print; let them return it")


def end_children() -> None:
    """Take what the children of a step noted; RefusedError if one is still there, or drew without a seed."""
    left = multiprocessing.active_children()
    for child in left:
        child.kill()
        child.join()
    notes = sorted(CHILDREN.directory.glob(NOTES))
    told = [json.loads(note.read_text(encoding="utf-8")) for note in notes]
    for note, (read, _) in zip(notes, told, strict=True):
        CHILDREN.opened.update(read)
        note.unlink()
    if left:
        raise RefusedError("leaves a process behind; wait for its end with `join()`")
    if calls := [call for _, drawn in told for call in drawn]:
        raise RefusedError(f"draws random numbers without a seed in a process; call `{calls[0]}` there first")
