"""Weighted sums through activations, ordinary and at the edges of floating point."""

from nudge.activations import relu, sigmoid
from vectors import EDGES, numbers, of


def vectors() -> list[dict]:
    sums = [[z] for z in (*numbers(10), *EDGES, -800.0, 800.0)]
    return of("relu", relu, sums) + of("sigmoid", sigmoid, sums)
