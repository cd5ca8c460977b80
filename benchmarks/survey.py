"""The survey: tries the mutants of the teaching code and of the pages, in this very copy of the project."""

import random
import sys
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from mutations import page_mutations
from survivors import entry, listed, verdict, without_mutant
from trials import failures, noticed

from lessonkit import CODE
from lessonkit.common.faults import Fault, FaultError
from lessonkit.mutations.code_mutations import code_mutations
from lessonkit.mutations.editable_code import Mutation
from lessonkit.reading.nav import pages

Mutant = tuple[Path, Mutation]


def mutants() -> Iterator[list[Mutant]]:
    """Yield the mutants of each module of the teaching code, figures aside, and of each page."""
    for path in sorted((CODE / "nudge").rglob("*.py")):
        if "figures" not in path.parts:
            yield [(path, mutation) for mutation in code_mutations(path.read_text(encoding="utf-8"))]
    for languages in pages().values():
        for path in languages.values():
            text = path.read_text(encoding="utf-8")
            yield [(path, mutation) for mutation in page_mutations(text, path)]


def spread(files: list[list[Mutant]], seed: int) -> list[Mutant]:
    """Return all mutants in an order that takes one of each file in turn: a short time reaches all files."""
    sample = random.Random(seed).sample  # noqa: S311, nothing secret
    turns = zip_longest(*(sample(file, len(file)) for file in files))
    return [mutant for turn in turns for mutant in turn if mutant]


def survey(budget: float, seed: int) -> Iterator[Fault]:
    """Try mutants until the time is over; yield what is not in order, and print how many were tried."""
    known, waiting = listed(), spread(list(mutants()), seed)
    yield from without_mutant(known, {entry(*mutant) for mutant in waiting})
    killed: list[bool] = []
    start, seconds = time.monotonic(), 0.0
    for path, mutation in waiting:
        killed.append(noticed(path, mutation))
        if fault := verdict(path, mutation, killed[-1], known):
            yield fault
        if (seconds := time.monotonic() - start) > budget:
            break
    pace = f"{seconds:.0f} s, {seconds / max(len(killed), 1):.2f} s each"
    print(f"{len(killed)} of {len(waiting)} mutants tried in {pace}")
    print(f"{sum(killed)} killed, {len(killed) - sum(killed)} survived, {len(known)} listed with a reason")


def faults(budget: float, seed: int) -> Iterator[Fault]:
    """Yield what is wrong with the unchanged project, or else with its mutants."""
    try:
        yield from list(failures()) or survey(budget, seed)
    except FaultError as refused:
        yield refused.fault


def main(budget: float, seed: int) -> int:
    """Print each fault as it is found; return 1 if there is any."""
    status = 0
    for fault in faults(budget, seed):
        print(fault, flush=True)
        status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2])))
