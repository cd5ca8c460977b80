"""Making: tensors that follow a rule."""

import math

from pocket.conversions import sizes, tensor
from pocket.numbers import KINDS, cast, float32, kind_of
from pocket.tensors import Tensor


def full(shape, number, dtype=None, requires_grad=False):
    """Return a tensor of this shape that holds one number everywhere."""
    dtype = dtype or kind_of(number)
    return Tensor(cast([number], dtype) * math.prod(shape), shape, dtype).requires_grad_(requires_grad)


def full_like(a, number, dtype=None):
    return full(a.shape, number, dtype or a.dtype)


def filled(number):
    """Return what makes a tensor of this number everywhere: of some shape, and shaped like another."""
    return (
        lambda *shape, dtype=float32, requires_grad=False: full(sizes(shape), number, dtype, requires_grad),
        lambda a, dtype=None: full_like(a, number, dtype),
    )


(zeros, zeros_like), (ones, ones_like) = filled(0), filled(1)


def arange(start, end=None, step=1, dtype=None):
    """Return the numbers from start, step by step, before end."""
    start, end = (0, start) if end is None else (start, end)
    numbers = [start + i * step for i in range(max(0, math.ceil((end - start) / step)))]
    return tensor(numbers, dtype or max(map(kind_of, (start, end, step)), key=KINDS.index))


def linspace(start, end, steps, dtype=float32):
    """Return so many numbers at equal distances, with both ends; half of them count from the end."""
    step, half = (end - start) / max(steps - 1, 1), max(steps // 2, steps == 1)
    behind = [end - i * step for i in range(steps - half)]
    return tensor([start + i * step for i in range(half)] + behind[::-1], dtype)


def eye(n, dtype=float32):
    """Return n rows with 1 where row and column have the same number, else 0."""
    return tensor([[int(i == j) for j in range(n)] for i in range(n)], dtype)
