"""Random tapes: the entries that sums and products append, and the slopes at the end."""

import random

from nudge.tape import add, backward, mul, record, tape
from vectors import numbers, vector

RANDOM = random.Random(12)  # noqa: S311, any numbers do: both sides get the same ones
OPERATIONS = {"add": add, "mul": mul}


def vectors() -> list[dict]:
    return [each for length in (1, 4, 12) for _ in range(5) for each in of_one_tape(length)]


def of_one_tape(length: int) -> list[dict]:
    """Return a vector for each entry of a random tape but the first three, and one for the way back."""
    tape.clear()
    entries = []
    for number in numbers(3, -1.5, 1.5):
        record(number)
    for _ in range(length):
        name, i, j = RANDOM.choice([*OPERATIONS]), *RANDOM.choices(range(len(tape)), k=2)
        before = [*tape]
        OPERATIONS[name](i, j)
        entries.append(vector(name, [before, i, j], tape[-1]))
    last = len(tape) - 1
    return [*entries, vector("backward", [tape, last], backward(last))]
