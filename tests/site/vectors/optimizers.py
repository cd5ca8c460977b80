"""Steps of momentum, RMSProp and Adam, some from slopes that are no numbers."""

import torch

from nudge.optimizers import adam, momentum, rmsprop
from vectors import EDGES, numbers, vector

ETA, EPS = 0.1, 0.01


def vectors() -> list[dict]:
    return [vector(rule.__name__, step, stepped(rule, *step)) for rule, step in steps()]


def steps() -> list[tuple]:
    """Return rules with their arguments."""
    found = []
    for g in [*numbers(10), *EDGES]:
        theta, (kept, factor) = numbers(1)[0], numbers(2, 0, 1)
        found += [
            (momentum, [theta, g, kept, ETA, factor]),
            (rmsprop, [theta, g, kept, ETA, factor, EPS]),
            (adam, [theta, g, [2, g, kept], ETA, [0.8, factor], EPS]),
            (adam, [theta, g, [0, 0.0, 0.0], ETA]),
        ]
    return found


def stepped(rule, theta, g, *more) -> tuple:
    """Return a step in double precision, where a tensor overflows to infinity instead of failing."""
    return rule(*torch.tensor([theta, g], dtype=torch.float64), *more)
