"""Runs a page's program with pocket in place of torch, as a reader's browser does, without matplotlib.

Takes the steps as JSON on its standard input, and writes for each what it printed, how its trial failed,
which error it met, and the seconds that it took.
"""

import contextlib
import copy
import io
import json
import sys
import time
import warnings

import pocket
from lessonkit.worker.describing import last_line
from lessonkit.worker.executing import run_code


class Drawing:
    """Stands for matplotlib and all that is in it: it can be called and unpacked, and draws nothing."""

    __spec__ = None

    def __getattr__(self, name):
        return Drawing()

    def __call__(self, *arguments, **options):
        return self

    def __iter__(self):
        return iter((self, self))  # figure, axes = plt.subplots()


def run(step, names):
    """Do one step; return how a trial failed, or nothing."""
    if step["kind"] == "trial":
        return tried(step, {name: copied(value) for name, value in names.items()})
    if step["kind"] == "value":
        (piece,) = step["pieces"]
        value = eval(piece["source"].strip(), names)
        print(repr(value.item()) if hasattr(value, "item") else value)
        return ""
    try:
        with warnings.catch_warnings(record=bool(step["warns"])) as caught:
            warnings.simplefilter("always" if step["warns"] else "error")
            run_code(step["pieces"], names)
        for warning in caught or []:
            print(f"{warning.category.__name__}: {warning.message}")
    except Exception as error:
        if type(error).__name__ != step["raises"]:
            raise
        print(last_line(error))
    return ""


def tried(step, names):
    """Try an answer with copies of all names; return how its check fails."""
    run_code(step["pieces"], names)
    try:
        run_code(step["check"], names)
    except Exception as error:
        return last_line(error)
    return ""


def copied(value):
    """Return a copy; what can't be copied is shared."""
    try:
        return copy.deepcopy(value)
    except Exception:
        return value


def results(program):
    """Yield what each step gives."""
    names = {"__name__": "__main__"}
    for step in program:
        output, failure, error, began = io.StringIO(), "", "", time.process_time()
        with contextlib.redirect_stdout(output):
            try:
                failure = run(step, names)
            except Exception as exception:
                error = last_line(exception)
        yield {
            "output": output.getvalue(),
            "failure": failure,
            "error": error,
            "seconds": time.process_time() - began,
        }


if __name__ == "__main__":
    pocket.as_torch()
    sys.modules |= {"matplotlib": Drawing(), "matplotlib.pyplot": Drawing(), "numpy": None}
    json.dump(list(results(json.load(sys.stdin))), sys.stdout)
