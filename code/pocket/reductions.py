"""Reductions: many numbers along some axes become one."""

import math
from functools import lru_cache
from operator import eq

from pocket.broadcasting import crossing, distances, sizes
from pocket.numbers import bool_, cast, int64, total, totals
from pocket.operations import where
from pocket.tape import record, renamed
from pocket.tensors import Tensor, methods
from pocket.views import axis_of


@lru_cache(100)
def grouped(shape, axes):
    """Return the places of the numbers that become one, side by side, or nothing where they are so."""
    own, order = distances(shape), tuple(axis for axis in range(len(shape)) if axis not in axes) + axes
    return None if order == tuple(range(len(shape))) else crossing(own[axis] for axis in order)


def rows(a, axes):
    """Return lists of the numbers that become one."""
    if len(axes) >= len(a.shape):
        return [a.values]
    values, places = a.values, grouped(a.shape, axes)
    numbers = values if places is None else list(map(values.__getitem__, places))
    n = math.prod(a.shape[axis] for axis in axes)
    return [numbers[i : i + n] for i in range(0, len(numbers), n or 1)]


def reduction(title, compute, *local_slopes, least=bool_, gives=None):
    """Return a reduction; in its local slope, g and the result y have 1 for each axis that is gone.

    The result is of the kind of the numbers, but of at least the sort of `least`; or of the kind `gives`.
    """

    def reduce(a, dim=None, keepdim=False, dtype=None):
        a, axes = a.to(dtype or a.dtype), range(len(a.shape))
        axes = tuple(axes) if dim is None else tuple(axis_of(d, len(axes)) for d in sizes((dim,)))
        shape = [1 if axis in axes else n for axis, n in enumerate(a.shape)]
        kind = gives or (least if least.sort > a.dtype.sort else a.dtype)
        parts = rows(a, axes)
        numbers = totals(parts) if compute is total else map(compute, parts)
        y = Tensor(cast(numbers, kind), shape, kind)
        y = record(y, title.format(int(dim is not None)), [a], *local_slopes)
        if keepdim:
            return y
        closed = Tensor(y.storage, [n for axis, n in enumerate(shape) if axis not in axes], y.dtype)
        closed.node = y.node  # the same place on the tape
        return closed

    return reduce


def place(pick):
    """Return a function for the place of the number that is picked: the first of equals, or of nan."""
    return lambda numbers: next((i for i, v in enumerate(numbers) if v != v), numbers.index(pick(numbers)))


def middle(numbers):
    """Return the median, the lower one of two."""
    return sorted(numbers)[(len(numbers) - 1) // 2]


def picking(name, pick):
    """Return a reduction to the number that is picked, or nan; equals share the slope."""
    nan_or = lambda numbers: pick(numbers) if all(map(eq, numbers, numbers)) else math.nan
    return reduction(f"{name}Backward0", nan_or, shared)


def shared(g, a, y):
    """Return the slope of what was picked."""
    equal = (a == y).to(a.dtype)
    return g * (equal / equal.fitted(y.shape))


def floating(a, name):
    """Return the tensor, or raise a RuntimeError where its numbers have no point."""
    if a.dtype.sort < 2:
        only = "Input dtype must be either a floating point or complex dtype"
        raise RuntimeError(f"{name}(): could not infer output dtype. {only}. Got: {a.dtype.title}")
    return a


def differences(a, dim):
    """Return what differs from the mean, in float64, as torch computes it."""
    a = floating(a, "std").double()
    return a - a.mean(dim, keepdim=True)


def count(a, y):
    """Return how many numbers of a became one of y."""
    return a.numel() / max(y.numel(), 1)


lengths = reduction(
    "LinalgVectorNormBackward0",
    lambda row: math.sqrt(total([v * v for v in row])),
    lambda g, a, y: where(y == 0, 0.0, g * (a / y)),
)


@methods
class Reductions:
    """One number for many."""

    sum = reduction("SumBackward{}", total, lambda g: g, least=int64)
    all, any = (reduction("", holds, gives=bool_) for holds in (all, any))
    amax, amin = picking("Amax", max), picking("Amin", min)
    argmax, argmin = (reduction("", place(pick), gives=int64) for pick in (max, min))
    max = lambda self: renamed(self.amax(), "MaxBackward1")
    min = lambda self: renamed(self.amin(), "MinBackward1")
    median = lambda self: picking("Median", middle)(self)
    norm = lambda self, dim=None, keepdim=False: lengths(floating(self, "norm"), dim, keepdim)
    dist = lambda self, other: (self - other).norm()

    def argsort(self, descending=False):
        """Return the places of the numbers along the last axis, in rising order."""
        order = range(self.shape[-1])
        found = [
            sorted(order, key=row.__getitem__, reverse=descending) for row in rows(self, (self.ndim - 1,))
        ]
        return Tensor([place for row in found for place in row], self.shape, int64)

    def mean(self, dim=None, keepdim=False, dtype=None):
        """Return means: sums, divided by how many numbers there are."""
        a = floating(self.to(dtype or self.dtype), "mean")
        sums = a.sum(dim, keepdim)
        return renamed(sums / count(a, sums), f"MeanBackward{int(dim is not None)}")

    def var(self, dim=None, keepdim=False, correction=1):
        """Return variances: sums of squares of what differs from the mean, divided by n - correction."""
        y = (differences(self, dim) ** 2).sum(dim, keepdim)
        return renamed((y / max(count(self, y) - correction, 0)).to(self.dtype), "VarBackward0")

    def std(self, dim=None, keepdim=False, correction=1):
        """Return standard deviations: roots of variances."""
        y = differences(self, dim).norm(dim, keepdim)
        return renamed((y / max(count(self, y) - correction, 0) ** 0.5).to(self.dtype), "StdBackward0")
