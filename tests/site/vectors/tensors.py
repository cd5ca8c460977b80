"""What pairs of shapes combine to, nothing where they do not fit; and means."""

from itertools import product

import torch

from nudge.tensors import broadcast_shape
from vectors import EDGES, numbers, of, vector


def vectors() -> list[dict]:
    shapes = [list(shape) for axes in range(4) for shape in product((1, 2, 3), repeat=axes)]
    lists = [*(numbers(7) for _ in range(5)), *([edge, 1.0] for edge in EDGES)]
    means = of("mean", torch.mean, [[values] for values in lists])
    return means + [vector("broadcastShape", pair, combined(*pair)) for pair in product(shapes, shapes)]


def combined(*shapes: list[int]) -> tuple | None:
    """Return the shape that these combine to, or None."""
    try:
        return broadcast_shape(*shapes)
    except ValueError:
        return None
