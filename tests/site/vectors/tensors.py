"""What pairs of shapes combine to; nothing where they do not fit."""

from itertools import product

from nudge.tensors import broadcast_shape
from vectors import vector


def vectors() -> list[dict]:
    shapes = [list(shape) for axes in range(4) for shape in product((1, 2, 3), repeat=axes)]
    return [vector("broadcastShape", pair, combined(*pair)) for pair in product(shapes, shapes)]


def combined(*shapes: list[int]) -> tuple | None:
    """Return the shape that these combine to, or None."""
    try:
        return broadcast_shape(*shapes)
    except ValueError:
        return None
