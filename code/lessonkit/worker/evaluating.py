"""Evaluating: what a block prints and draws, how a trial of an exercise fails, what an expression is."""

import ast
import builtins
import contextlib
import copy
import io
import re
import traceback
import warnings
from pathlib import Path

import matplotlib.pyplot as plt

from lessonkit.worker.chance import check_seeded
from lessonkit.worker.clocks import check_clocks
from lessonkit.worker.drawings import drawings
from lessonkit.worker.refusals import RefusedError, refused_at
from lessonkit.worker.terminal import check_plain, on_terminal
from lessonkit.worker.wrong_answers import CAN_STOP, LENT, survivors

WORD = re.compile(r"\w+")


def run_step(step: dict, namespace: dict, directory: Path) -> dict:
    """Run one step; return its output, its figures by name, how a trial failed, and any error."""
    before, pieces = drawings(directory), step["pieces"] + step.get("check", [])
    trial, error, shown = {}, None, ""
    try:
        trial, printed = perform(step, namespace)
        shown = on_terminal(printed)
        check_seeded(lambda: perform(step, namespace), pieces, shown)
        check_plain(shown + trial.get("failure", ""))
    except BaseException as exception:  # exit() and its like must not end the worker unheard
        error = describe(exception, pieces)
    finally:
        plt.close("all")
    figures = {name: svg for name, svg in drawings(directory).items() if svg != before.get(name)}
    result = {"output": shown, "error": error, "figures": figures}
    return result | {"failure": "", "failed_at": None} | trial


def perform(step: dict, namespace: dict) -> tuple[dict, str]:
    """Do a step; return how a trial failed, and what was printed."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        trial = KINDS[step["kind"]](step, namespace)
    return trial or {}, output.getvalue()


class ExpectationError(Exception):
    """A block did not do what its fence says."""


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


def run_trial(step: dict, namespace: dict) -> dict:
    """Try an answer; return how, and on which line, its check fails, or else which mutants of it pass."""
    if failed := tried(step["pieces"], step["check"], namespace):
        return failed

    def passes(answer: list[dict]) -> bool:
        return not tried(answer, step["check"], namespace | LENT)

    return {"survivors": survivors(step["pieces"], step["mutants"], passes)} if CAN_STOP else {}


def tried(answer: list[dict], check: list[dict], namespace: dict) -> dict:
    """Try an answer with copies of what it uses; return how, and on which line, its check fails."""
    used = set(WORD.findall("\n".join(piece["source"] for piece in answer + check))) - {"_"}  # never read
    names = {name: copied(value) if name in used else value for name, value in namespace.items()}
    run_code(answer, names)
    try:
        run_code(check, names)
    except Exception as exception:
        _, line = place(exception, {piece["path"] for piece in check})
        return {"failure": last_line(exception), "failed_at": line - check[0]["line"]}
    return {}


def copied(value: object) -> object:
    """Return a copy, so that no answer changes the page's own tensors; what can't be copied is shared."""
    try:
        return copy.deepcopy(value)
    except Exception:
        return value


def run_value(step: dict, namespace: dict) -> None:
    """Print the value of an expression as a plain number."""
    (piece,) = step["pieces"]
    tree = parsed(piece | {"source": piece["source"].strip()}, "eval")
    value = eval(compile(tree, piece["path"], "eval", dont_inherit=True), namespace)
    print(repr(value.item()) if hasattr(value, "item") else value)


KINDS = {"block": run_block, "trial": run_trial, "value": run_value}


def run_code(pieces: list[dict], namespace: dict) -> None:
    """Run pieces under their own paths and lines; print the last expression as a notebook does."""
    for piece in pieces:
        tree = parsed(piece, "exec")
        shown = piece is pieces[-1] and tree.body and isinstance(tree.body[-1], ast.Expr) and tree.body.pop()
        exec(compile(tree, piece["path"], "exec", dont_inherit=True), namespace)
        if shown:
            value = eval(compile(ast.Expression(shown.value), piece["path"], "eval"), namespace)
            if value is not None:
                print(repr(value))


def parsed(piece: dict, mode: str) -> ast.AST:
    """Return the syntax tree of a piece with the lines of its file; what asks for the time is refused."""
    tree = ast.parse("\n" * (piece["line"] - 1) + piece["source"], piece["path"], mode)
    check_clocks(tree, piece["path"])
    return tree


def last_line(exception: BaseException) -> str:
    """Return what Python prints last about an error, without what follows in its message."""
    return "".join(traceback.format_exception_only(exception)).strip().splitlines()[-1]


def place(exception: BaseException, paths: set[str]) -> tuple[str, int]:
    """Return where in these files an exception comes from: path and line, the last ones on its way.

    Only numbers of lines are looked at: were the page read, its run would depend on its prose.
    """
    if isinstance(exception, SyntaxError) and exception.filename in paths:
        return exception.filename, exception.lineno or 1
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(exception.__traceback__)]
    return next(((path, line) for path, line in reversed(frames) if path in paths), ("", 1))


def describe(exception: BaseException, pieces: list[dict]) -> dict:
    """Return the exception with its place: the last line of the page, or of the code it embeds."""
    if isinstance(exception, RefusedError):
        at = refused_at(exception, pieces)
        said = {"summary": f"{at.who} {exception.does}", "mend": "", "details": ""}
        return {"path": at.path, "line": at.line} | said
    path, line = place(exception, {piece["path"] for piece in pieces})
    frames = traceback.extract_tb(exception.__traceback__)
    details = "".join(traceback.format_list([f for f in frames if f.filename != __file__]))
    described = {"path": path, "line": line, "details": details}
    if isinstance(exception, ExpectationError):
        return described | {"line": 0, "summary": str(exception), "mend": "; mend the block or its attribute"}
    return described | {"summary": last_line(exception), "mend": "; correct the code"}
