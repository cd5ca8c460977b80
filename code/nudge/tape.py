"""Tape: every number notes what it came from, and the slopes go back along the notes."""

# --8<-- [start:record]
tape = []


def record(number: float, *parents: tuple) -> int:
    """Note a number and its parents, with local slopes; return its place."""
    tape.append((number, parents))
    return len(tape) - 1


# --8<-- [end:record]


# --8<-- [start:add]
def value(i: int) -> float:
    """Return the number at place i."""
    return tape[i][0]


def add(i: int, j: int) -> int:
    """Return the place of a sum."""
    return record(value(i) + value(j), (i, 1), (j, 1))


# --8<-- [end:add]


# --8<-- [start:mul]
def mul(i: int, j: int) -> int:
    """Return the place of a product."""
    return record(value(i) * value(j), (i, value(j)), (j, value(i)))


# --8<-- [end:mul]


# --8<-- [start:backward]
def backward(last: int) -> list:
    """Return the slope of the last number for every number on the tape."""
    slopes = [0] * len(tape)
    slopes[last] = 1
    for i in range(last, -1, -1):  # from the last place down to 0
        for j, local in tape[i][1]:
            slopes[j] += local * slopes[i]
    return slopes


# --8<-- [end:backward]
