"""The process of a worker: one page's steps in order, in one namespace, in an empty directory."""

import contextlib
import gc
import io
import multiprocessing
import os
import sys
import warnings
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import torch

with contextlib.suppress(ImportError):  # not on Windows
    import fcntl

from lessonkit import STYLE
from lessonkit.worker import chance
from lessonkit.worker.drawings import as_svg_only
from lessonkit.worker.evaluating import run_step
from lessonkit.worker.file_lookups import note_looks
from lessonkit.worker.unwritten_memory import fill_memory

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
CHANGES |= {"os.chmod", "os.chown", "os.utime"}
LEAVES = {"os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen"}
BEFORE = frozenset(sys.modules)  # what was imported before any page began: libraries, and what runs pages


def work(program: list[dict], directory: str, sender) -> None:
    """Send that no time is spent yet, each step's result up to a block that fails, and what was read."""
    opened: set[str] = set()
    settle(Path(directory), opened)
    sender.send(0.0)
    namespace = {"__name__": "__main__"}
    for step in program:
        result = run_step(step, namespace, Path(directory))
        sender.send(result)
        if stops(step, result):
            break
    sender.send(files_read(opened))


def stops(step: dict, result: dict) -> bool:
    """Say whether a page ends here: a block failed."""
    return bool(result["error"]) and step["kind"] == "block"


def files_read(opened: set[str]) -> list[str]:
    """Return the files that were opened or looked for, and those of the modules that were imported since.

    Of those before, stored runs know the versions, or the contents where they are ours.
    """
    modules = [sys.modules[name] for name in sys.modules.keys() - BEFORE]
    return sorted(opened | {getattr(module, "__file__", None) or "" for module in modules})


def end_with_parent() -> None:
    """Let the kernel end this process, whatever its page does, when the one that began it is gone."""
    if sys.platform == "linux" and (parent := multiprocessing.parent_process()):
        flags = fcntl.fcntl(parent.sentinel, fcntl.F_GETFL)
        fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, flags | os.O_ASYNC)  # at its end SIGIO comes, and ends us


def settle(directory: Path, opened: set[str]) -> None:
    """Put everything that a page could notice into a fixed state."""
    gc.freeze()  # to look for garbage among all that torch consists of takes longer than many a page
    end_with_parent()
    os.chdir(directory)
    sys.dont_write_bytecode = True
    sys.stdin = io.StringIO()
    torch.set_num_threads(1)
    chance.watch()
    fill_memory()
    matplotlib.use("svg")
    plt.style.use(["default", STYLE])
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", ResourceWarning)  # raised where nobody can catch it
    # Text stays text in the figures: a reader's browser has the Chinese fonts, this process need not.
    warnings.filterwarnings("ignore", message="Glyph .* missing from")
    as_svg_only()
    note_looks(opened)
    sys.addaudithook(keep_within(directory.resolve(), opened))


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
