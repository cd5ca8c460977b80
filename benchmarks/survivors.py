"""Survivors: the listed mutants that no test can notice, each with its reason, and what is not in order."""

from pathlib import Path

import yaml

from lessonkit.common.faults import Fault, FaultError, relative
from lessonkit.common.lined_yaml import LineLoader
from lessonkit.mutations.editable_code import Mutation

SURVIVORS = Path(__file__).with_suffix(".yml")
KEYS = {"path", "code", "becomes", "reason"}
Entry = tuple[str, str, str]


def entry(path: Path, mutation: Mutation) -> Entry:
    """Return what the list says of a mutant: its path, its lines of code, and what they become."""
    return relative(path), mutation.before, mutation.after


def listed() -> dict[Entry, int]:
    """Return the listed survivors with their lines; FaultError where it can't be read or lacks a reason."""
    try:
        entries = yaml.load(SURVIVORS.read_text(encoding="utf-8"), LineLoader) or []  # noqa: S506, it is safe
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1
        raise FaultError(SURVIVORS, line, f"not YAML: {error.problem}; put code in quotes") from error
    for each in entries:
        if lacking := sorted(KEYS - {key for key, value in each.items() if value}):
            raise FaultError(SURVIVORS, each["line"], f"this entry has no `{lacking[0]}:`; add it")
    return {(each["path"], each["code"], each["becomes"]): each["line"] for each in entries}


def without_mutant(known: dict[Entry, int], mutants: set[Entry]) -> list[Fault]:
    """Return the entries whose code has changed since."""
    return [
        Fault(SURVIVORS, line, f"{path} has no such mutant of `{code}`; take it out")
        for (path, code, becomes), line in known.items()
        if (path, code, becomes) not in mutants
    ]


def verdict(path: Path, mutation: Mutation, killed: bool, known: dict[Entry, int]) -> Fault | None:
    """Return what is wrong with a mutant that was tried: either a test kills it, or it has a reason."""
    line, change = known.get(entry(path, mutation)), f"`{mutation.before}` → `{mutation.after}`"
    if killed and line:
        return Fault(SURVIVORS, line, f"{change} is killed by now; take it out")
    if not killed and not line:
        advice = f"let a test notice it, or list it in {relative(SURVIVORS)} with a reason"
        return Fault(path, mutation.line, f"{change}, survived; {advice}")
    return None
