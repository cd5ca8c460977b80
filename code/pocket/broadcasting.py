"""Broadcasting: where the numbers of a shape are, and how shapes stretch to one another."""

import math
from functools import lru_cache

from pocket.tensors import Size


@lru_cache(1000)
def distances(shape):
    """Return how far along each axis its places are from the first, where rows lie one behind the other."""
    steps = (math.prod(shape[axis + 1 :]) for axis in range(len(shape)))
    return [range(0, n * step, step or 1) for n, step in zip(shape, steps, strict=True)]


def crossing(axes):
    """Return the places to which the distances along all axes add up, row by row."""
    places = [0]
    for axis in axes:
        places = [place + distance for place in places for distance in axis]
    return places


def sizes(shape):
    """Return a shape that was given as numbers or as one sequence."""
    return Size(shape if not shape or isinstance(shape[0], int) else shape[0])


@lru_cache(1000)
def common_shape(a, b):
    """Return the shape to which two stretch: sizes of 1 and missing axes fit any size."""
    axes = max(len(a), len(b))
    one, other = (1,) * (axes - len(a)) + a, (1,) * (axes - len(b)) + b
    for axis in reversed(range(axes)):
        if one[axis] != other[axis] and 1 not in (one[axis], other[axis]):
            both = f"tensor a ({one[axis]}) must match the size of tensor b ({other[axis]})"
            raise RuntimeError(f"The size of {both} at non-singleton dimension {axis}")
    return Size(q if p == 1 else p for p, q in zip(one, other, strict=True))


@lru_cache(100)
def turning(shape):
    """Return the places that are read where a shape's axes are taken in the opposite order."""
    return crossing(distances(shape)[::-1])


@lru_cache(100)
def stretching(shape, wanted):
    """Return the places that are read where a shape is stretched: along a new axis, one again and again."""
    if common_shape(shape, wanted) != wanted:
        raise RuntimeError(f"{list(shape)} can't be stretched to {list(wanted)}")
    own = [[0]] * (len(wanted) - len(shape)) + distances(shape)
    return crossing(list(axis) * n if len(axis) == 1 else axis for axis, n in zip(own, wanted, strict=True))


def stretched(a, shape):
    """Return the numbers of a tensor that is stretched to a shape, row by row."""
    values = a.values
    if a.shape == shape:
        return values
    if len(values) == 1 or shape[len(shape) - len(a.shape) :] == a.shape:
        return values * (math.prod(shape) // (len(values) or 1))
    return list(map(values.__getitem__, stretching(a.shape, shape)))
