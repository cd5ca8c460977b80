"""Mutants: what a worker tries of a solution, and what an author sees of it."""

from lessonkit.mutations.answer_mutations import MOST, answer_mutations
from lessonkit.mutations.editable_code import Mutation
from lessonkit.reading.embedding import pieces
from lessonkit.reading.fences import Fence

NEW_LINE = " ⏎ "


def mutants(fence: Fence) -> list[tuple[int, Mutation]]:
    """Return the mutants of a solution, each with the number of the piece of code that it changes."""
    found = [
        (number, m) for number, piece in enumerate(pieces(fence)) for m in answer_mutations(piece.source)
    ]
    return found[:MOST]


def as_data(fence: Fence) -> list[dict]:
    """Return the mutants of a solution as plain data for the worker, which has the code."""
    return [{"piece": n, "start": m.start, "end": m.end, "new": m.new} for n, m in mutants(fence)]


def changed_line(mutation: Mutation) -> str:
    """Return what a mutant changes, in one line."""
    return NEW_LINE.join(line.strip() for line in mutation.after.split("\n"))
