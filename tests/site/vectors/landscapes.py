"""A saddle, and marbles on it: on the ridge, beside it, and pushed."""

from nudge.landscapes import roll, saddle
from vectors import numbers, vector


def vectors() -> list[dict]:
    heights = [vector("saddle", [x, y], saddle(x, y)) for x, y in zip(numbers(20), numbers(20), strict=True)]
    pushed = [numbers(2, -0.05, 0.05) for _ in range(100)]
    still = [[0.0, 0.0]] * 100
    starts = [(1.0, 0.0, 0.05), (-1.5, 1e-8, 0.2), (0.3, -2.0, 0.01)]
    walks = [(*start, pushes) for start in starts for pushes in (still, pushed)]
    return heights + [vector("roll", [*walk], roll(*walk)) for walk in walks]
