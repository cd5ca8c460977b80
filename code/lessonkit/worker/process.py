"""The process of a worker: one page's steps in order, in one namespace, in an empty directory."""

import gc
import sys
import warnings
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt

from lessonkit import STYLE
from lessonkit.worker.children import watch_children
from lessonkit.worker.confining import confine, files_read
from lessonkit.worker.drawings import as_svg_only
from lessonkit.worker.evaluating import run_step
from lessonkit.worker.parents import end_with_parent

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
    sender.send(files_read(opened, BEFORE))


def stops(step: dict, result: dict) -> bool:
    """Say whether a page ends here: a block failed."""
    return bool(result["error"]) and step["kind"] == "block"


def settle(directory: Path, opened: set[str]) -> None:
    """Put everything that a page could notice into a fixed state."""
    gc.freeze()  # to look for garbage among all that torch consists of takes longer than many a page
    end_with_parent()
    matplotlib.use("svg")
    plt.style.use(["default", STYLE])
    as_svg_only()
    confine(directory, opened)
    # Text stays text in the figures: a reader's browser has the Chinese fonts, this process need not.
    warnings.filterwarnings("ignore", message="Glyph .* missing from")
    watch_children(directory, opened)
