"""What bends a line, ordinary and at the edges of floating point."""

from nudge.activations import relu
from vectors import EDGES, numbers, of


def vectors() -> list[dict]:
    return of("relu", relu, [[z] for z in (*numbers(10), *EDGES)])
