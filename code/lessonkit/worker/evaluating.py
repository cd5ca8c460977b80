"""Evaluating: what a step prints and draws, be it a block, a trial of an exercise or an expression."""

import builtins
import contextlib
import io
import warnings
from pathlib import Path

import matplotlib.pyplot as plt

from lessonkit.worker.chance import check_seeded
from lessonkit.worker.children import CHILDREN, end_children
from lessonkit.worker.describing import ExpectationError, describe, last_line
from lessonkit.worker.drawings import drawings
from lessonkit.worker.executing import parsed, run_code
from lessonkit.worker.terminal import check_plain, on_terminal
from lessonkit.worker.trials import run_trial


def run_step(step: dict, namespace: dict, directory: Path) -> dict:
    """Run one step; return its output, its figures by name, how a trial failed, and any error."""
    before, pieces = drawings(directory), step["pieces"] + step.get("check", [])
    trial, error, shown = {}, None, ""
    CHILDREN.allowed, CHILDREN.most = step.get("processes", 0), 0
    try:
        trial, printed = perform(step, namespace)
        end_children()
        shown = on_terminal(printed)
        check_seeded(lambda: perform(step, namespace), pieces, shown)
        check_plain(shown + trial.get("failure", ""))
    except BaseException as exception:  # exit() and its like must not end the worker unheard
        error = describe(exception, pieces)
    finally:
        plt.close("all")
    figures = {name: svg for name, svg in drawings(directory).items() if svg != before.get(name)}
    result = {"output": shown, "error": error, "figures": figures, "processes": CHILDREN.most}
    return result | {"failure": "", "failed_at": None} | trial


def perform(step: dict, namespace: dict) -> tuple[dict, str]:
    """Do a step; return how a trial failed, and what was printed."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        trial = KINDS[step["kind"]](step, namespace)
    return trial or {}, output.getvalue()


def run_block(step: dict, namespace: dict) -> None:
    """Run a block; where it has to raise or warn, print the last line of that, as Python would."""
    try:
        with warnings.catch_warnings(record=bool(step["warns"])) as caught:
            if step["warns"]:
                warnings.filterwarnings("always", category=getattr(builtins, step["warns"]))
            run_code(step["pieces"], namespace)
        print_warnings(caught, step["warns"])
    except Exception as exception:
        if type(exception).__name__ != step["raises"]:
            raise
        print(last_line(exception))
    else:
        if step["raises"]:
            raise ExpectationError(f"this block should raise {step['raises']} and does not")


def print_warnings(caught: list[warnings.WarningMessage] | None, expected: str) -> None:
    """Print what a block warned of; it must be what it has to warn of."""
    for warning in caught or []:
        print(f"{warning.category.__name__}: {warning.message}")
    if expected and not caught:
        raise ExpectationError(f"this block should warn with {expected} and does not")


def run_value(step: dict, namespace: dict) -> None:
    """Print the value of an expression as a plain number."""
    (piece,) = step["pieces"]
    tree = parsed(piece | {"source": piece["source"].strip()}, "eval")
    value = eval(compile(tree, piece["path"], "eval", dont_inherit=True), namespace)
    print(repr(value.item()) if hasattr(value, "item") else value)


KINDS = {"block": run_block, "trial": run_trial, "value": run_value}
