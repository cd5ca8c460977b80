"""Steps of momentum, RMSProp and Adam, some from slopes that are no numbers."""

import torch

from nudge.optimizers import adam, descend, momentum, rmsprop
from vectors import EDGES, numbers, vector

ETA, EPS = 0.1, 0.01


def vectors() -> list[dict]:
    return walks() + [vector(rule.__name__, step, stepped(rule, *step)) for rule, step in steps()]


def walks() -> list[dict]:
    """Return walks in a narrow valley; one breaks out."""
    runs = [(momentum, 0.0, 0.03), (momentum, 0.0, 0.05), (rmsprop, 0.0, 0.1), (adam, [0, 0.0, 0.0], 0.1)]
    walks = [[rule, valley, [1.0, -1.0], state, eta, 30] for rule, state, eta in runs]
    return [vector("descend", walk, descend(*walk)) for walk in walks]


def valley(theta: list) -> list:
    """Return the slopes of a narrow valley, as the browser knows it by this name."""
    return [100 * theta[0], theta[1]]


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
