"""Confining: what keeps a process of a page in the page's own directory, and in a fixed state."""

import io
import os
import sys
import tempfile
import warnings
from pathlib import Path

import torch

from lessonkit.worker import chance
from lessonkit.worker.file_lookups import note_looks
from lessonkit.worker.unwritten_memory import fill_memory

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
CHANGES |= {"os.chmod", "os.chown", "os.utime"}
LEAVES = {"os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen"}


def confine(directory: Path, opened: set[str]) -> None:
    """Put what a page could notice into a fixed state, and keep it from all but its directory."""
    os.chdir(directory)
    tempfile.tempdir = str(directory)
    sys.dont_write_bytecode = True
    sys.stdin = io.StringIO()
    torch.set_num_threads(1)
    chance.watch()
    fill_memory()
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", ResourceWarning)  # raised where nobody can catch it
    note_looks(opened)
    sys.addaudithook(keep_within(directory.resolve(), opened))


def files_read(opened: set[str], before: frozenset[str]) -> list[str]:
    """Return the files that were opened or looked for, and those of the modules that were imported since.

    Of those before, stored runs know the versions, or the contents where they are ours.
    """
    modules = [sys.modules[name] for name in sys.modules.keys() - before]
    return sorted(opened | {getattr(module, "__file__", None) or "" for module in modules})


def keep_within(directory: Path, opened: set[str]):
    """Return an audit hook that lets a page write in its own directory only, and start nothing.

    It notes every file that is opened for reading: a stored run holds as long as these stay the same.
    """

    def watch(event: str, arguments: tuple) -> None:
        if event in LEAVES:
            raise PermissionError(f"a page may not start other programs ({event})")
        if event != "open" and event not in CHANGES:
            return
        for argument in arguments[:2]:  # what is moved or linked has two paths; numbers are open files
            if isinstance(argument, str | bytes | os.PathLike):
                note(Path(os.fsdecode(argument)).absolute(), event, arguments)

    def note(path: Path, event: str, arguments: tuple) -> None:
        if event == "open" and not (arguments[2] or 0) & WRITING:
            opened.add(str(path))  # even if there is none: its absence counts as well
        elif not path.resolve().is_relative_to(directory) and path != Path(os.devnull):
            raise PermissionError(f"a page may write only in its own directory, not to {path}")

    return watch
