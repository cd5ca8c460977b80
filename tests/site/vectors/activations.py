"""Weighted sums, ordinary and at the edges of floating point."""

from nudge.activations import sigmoid
from vectors import EDGES, numbers, of


def vectors() -> list[dict]:
    return of("sigmoid", sigmoid, [[z] for z in [*numbers(20), *EDGES, -800.0, 800.0]])
