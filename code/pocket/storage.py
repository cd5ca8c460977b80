"""Storage: numbers in a row, and where those of a tensor are in it."""

import math
from functools import cache


class Storage(list):
    """Numbers in a row, and how often they were changed in place."""

    version = 0


class Size(tuple):
    """A shape."""

    def __repr__(self):
        return f"torch.Size({list(self)})"

    def numel(self):
        return math.prod(self)


@cache
def row_major(shape):
    """Return how far apart neighbours along each axis are, where rows lie one behind the other."""
    return tuple(math.prod(shape[axis + 1 :]) for axis in range(len(shape)))


def read(storage, shape, strides, offset):
    """Return the numbers of a view, row by row."""
    if strides == row_major(shape):
        return storage[offset : offset + math.prod(shape)]
    n, step = shape[0], strides[0]
    if step == 0:
        return read(storage, shape[1:], strides[1:], offset) * n
    if len(shape) == 1:
        return storage[offset : offset + n * step : step]
    rows = (read(storage, shape[1:], strides[1:], offset + i * step) for i in range(n))
    return [number for row in rows for number in row]
