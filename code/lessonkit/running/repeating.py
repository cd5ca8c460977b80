"""Repeating: a page whose output could differ from run to run is run again, and must give the same."""

import ast
import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lessonkit import CODE
from lessonkit.running.unordered import SETS, Sets

SAME_PROCESS = ""
HASH_SEEDS = ("1", "2", "3")  # as many orders of a set of strings
FOLDERS = {"getcwd", "abspath", "gettempdir", "mkdtemp", "NamedTemporaryFile"}
OF_PROCESS = {"getpid", "environ", "get_ident", "getrusage", "addressof", *FOLDERS}
METHODS = {
    "cwd",
    "absolute",
    "resolve",
    "data_ptr",
    "__hash__",
}  # a function with such a name is a page's own
UNWRITTEN = {"empty", "empty_like", "new_empty"}  # memory: see lessonkit.worker.unwritten_memory
VARYING = {"id", "hash", *UNWRITTEN, *OF_PROCESS}
DURATIONS = {"perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time", "timeit"}
DURATIONS |= {"process_time_ns", "thread_time", "thread_time_ns"}
NUDGE = f"{CODE / 'nudge'}{os.sep}"
DATED = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)


def agreed(program: list[dict], results: list[dict], read: list[str], again: Callable) -> list[dict]:
    """Return the results of a run up to the first step that gives something else in another run."""
    if any(result["error"] for result in results):
        return results
    names = sorted(reasons(list(trees(program, read))))
    for hash_seed in repetitions(names):
        others, _ = again(hash_seed)
        for step, (result, other) in enumerate(zip(results, others, strict=False)):
            if given(result) != given(other):
                return [*results[:step], result | {"error": other["error"] or differs(names)}]
    return results


def differs(names: list[str]) -> dict:
    """Return the error of a step that gives something else in another run."""
    used = ", ".join(f"`{name}`" for name in names)
    summary = f"this gives something else in another run, as {used} may; sort a set, leave out what differs"
    return {"path": "", "line": 0, "summary": summary, "mend": "", "details": ""}


def given(result: dict) -> list:
    """Return what a step gave, but for the dates of its figures."""
    figures = {name: DATED.sub("", svg) for name, svg in result["figures"].items()}
    return [result["output"], result["failure"], figures, bool(result["error"])]


def repetitions(names: list[str]) -> tuple[str, ...]:
    """Return the hash seeds of the processes in which a page that uses these has to run again."""
    if (VARYING | METHODS | SETS).intersection(names):
        return HASH_SEEDS
    return (SAME_PROCESS,) if names else ()


def trees(program: list[dict], read: list[str]) -> Iterator[ast.AST]:
    """Yield the code of a page, and that of the course's modules that it imports."""
    sources = [piece["source"] for step in program for piece in step["pieces"] + step.get("check", [])]
    modules = (Path(name) for name in read if name.startswith(NUDGE) and name.endswith(".py"))
    for source in dict.fromkeys([*sources, *(path.read_bytes() for path in modules if path.is_file())]):
        with contextlib.suppress(SyntaxError):  # a block may be there to raise one
            yield ast.parse(source.strip())  # a bound number may begin with a blank


def reasons(trees: list[ast.AST]) -> set[str]:
    """Return the names of what could differ in another run."""
    sets = Sets(trees)
    return {reason(node) for node in sets.nodes} - {""} | sets.seen()


def reason(node: ast.AST) -> str:
    """Return what in a piece of syntax could differ in another run, or nothing; sets are another matter."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name)) if name in UNWRITTEN:
            return name
        case ast.Name(id=name) if name in VARYING | DURATIONS:
            return name
        case ast.Attribute(attr=name) if name in OF_PROCESS | METHODS | DURATIONS:
            return name
    return ""
