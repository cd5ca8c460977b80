"""Answer mutations: wrong answers, one small change away from a right one, by slips that people make."""

import threading
from itertools import chain, zip_longest

from lessonkit.mutations.code_mutations import operators, returned
from lessonkit.mutations.editable_code import Code, Mutation
from lessonkit.mutations.flow_slips import early, ignored, negated, ranges, repeated
from lessonkit.mutations.value_slips import components, constants, signs, swapped, turned

MOST = 30  # mutants of an answer
KINDS = (constants, operators, returned, swapped, turned, components, signs, early, negated, ranges)
KINDS += (repeated, ignored)
PARSING = threading.Lock()  # before 3.11.8, Python fails where two threads make a syntax tree at once


def answer_mutations(source: str) -> list[Mutation]:
    """Return mutants of an answer, taken from each kind in turn; none of code that can't be read."""
    try:
        with PARSING:
            code = Code(source)
    except SyntaxError:
        return []
    turns = zip_longest(*(spread(list(kind(code))) for kind in KINDS))
    found = {mutation.changed(): mutation for mutation in chain.from_iterable(turns) if mutation}
    found.pop(source, None)
    return list(found.values())[:MOST]


def spread(mutations: list[Mutation]) -> list[Mutation]:
    """Return every other one first, so that a few of them come from all over the answer."""
    return mutations[::2] + mutations[1::2]
