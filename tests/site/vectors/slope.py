"""Differences of functions that both sides know, with steps at which rounding is below 1e-9."""

from math import exp, sin

from nudge.slope import backward_diff, central_diff, forward_diff
from vectors import numbers, vector

DIFFERENCES = {"forwardDiff": forward_diff, "backwardDiff": backward_diff, "centralDiff": central_diff}


def vectors() -> list[dict]:
    return [
        vector(name, [f, x, h], diff(f, x, h))
        for name, diff in DIFFERENCES.items()
        for f in (sin, exp)
        for x in numbers(5, -2, 2)
        for h in (1.0, 0.1, 1e-4)
    ]
