"""Reductions: many numbers along some axes become one; and sums so far."""

import math
from itertools import accumulate

from pocket.arithmetic import as_it_is
from pocket.arranging import axis_of
from pocket.conversions import sizes, to
from pocket.ieee import quotients
from pocket.numbers import bool_, cast, float16, float32, int64
from pocket.tape import record
from pocket.tensors import Tensor, method


def total(numbers):
    """Return the sum, exact up to one rounding: torch's own order of summation hangs on the processor."""
    try:
        return math.fsum(numbers) if numbers and isinstance(numbers[0], float) else sum(numbers)
    except (OverflowError, ValueError):  # too large, or inf - inf
        return sum(numbers)


def variance(numbers, correction=1):
    """Return the mean square of what numbers differ from their mean, divided by n - correction."""
    (centre,) = quotients([total(numbers)], [len(numbers)])
    return quotients([total([(v - centre) ** 2 for v in numbers])], [max(len(numbers) - correction, 0)])[0]


def axes_of(a, dim):
    """Return the axes that are reduced: all, one, or several."""
    axes = range(len(a.shape))
    return axes if dim is None else [axis_of(d, len(axes)) for d in sizes((dim,))]


def count(a, axes):
    """Return how many numbers become one."""
    return math.prod(a.shape[axis] for axis in axes if a.shape)


def rows(a, axes):
    """Return lists of the numbers that become one."""
    kept, n = [axis for axis in range(len(a.shape)) if axis not in axes], count(a, axes)
    if not kept:
        return [a.values]
    numbers = a.detach().permute(*kept, *axes).values
    return [numbers[i * n : i * n + n] for i in range(count(a, kept))]


def without(shape, axes, keepdim):
    """Return a shape without these axes, or with 1 for them."""
    return [1 if axis in axes else n for axis, n in enumerate(shape) if keepdim or axis not in axes]


def spread(g, a, axes):
    """Return a gradient, or what was reduced, for each number of a."""
    return g.reshape(without(a.shape, axes, True)).expand(a.shape)


def reduction(name, compute, back=None, kind=None):
    """Return a reduction; its way back takes (g, a, result, axes), the first three in the shape of a."""

    def reduce(a, dim=None, keepdim=False, dtype=None, **options):
        a, axes = to(a, dtype or a.dtype), axes_of(a, dim)
        dtype = kind(a) if kind else a.dtype
        numbers = cast([compute(row, **options) for row in rows(a, axes)], dtype)
        result = Tensor(numbers, without(a.shape, axes, keepdim), dtype)
        if not (a.node and back):
            return result
        way = lambda g: back(spread(g, a, axes), a, spread(result, a, axes), axes, **options)
        return record(
            result, name.format(int(dim is not None)), (a, way), saved=[] if back is as_it_is else [a]
        )

    return reduce


def floating(message):
    """Return a function for the kind of a tensor; a RuntimeError, if its numbers have no point."""

    def kind(a):
        if a.dtype.sort < 2:
            raise RuntimeError(message.format(a.dtype.title))
        return a.dtype

    return kind


def whole_sums(a):
    """Return the kind of sums: those of whole numbers are whole."""
    return a.dtype if a.dtype.sort == 2 else int64


def of_variance(g, a, _, axes, correction=1):
    """Return the gradient of a variance."""
    return g * 2 / (count(a, axes) - correction) * (a - a.mean(axes, True))


def of_deviation(g, a, result, axes, correction=1):
    """Return the gradient of a standard deviation; 0 where it is 0."""
    return (g / (result * (count(a, axes) - correction))).where(result != 0, 0.0) * (a - a.mean(axes, True))


def of_length(g, a, result, _):
    """Return the gradient of a length; 0 where it is 0."""
    return (g * (a / result)).where(result != 0, 0.0)


def deviation(numbers, correction=1):
    """Return the standard deviation."""
    return math.sqrt(variance(numbers, correction))


def length(numbers):
    """Return the root of the sum of squares."""
    return math.sqrt(total([v * v for v in numbers]))


SPREAD = floating("std and var only support floating point and complex dtypes")
LENGTH = floating("linalg.vector_norm: Expected a floating point or complex tensor as input. Got {}")
MEAN = floating(
    "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. "
    "Got: {}"
)
Tensor.sum = reduction("SumBackward{}", total, as_it_is, whole_sums)
Tensor.var = reduction("VarBackward0", variance, of_variance, SPREAD)
Tensor.std = reduction("StdBackward0", deviation, of_deviation, SPREAD)
lengths = reduction("LinalgVectorNormBackward0", length, of_length, LENGTH)
Tensor.all, Tensor.any = (reduction("", holds, kind=lambda a: bool_) for holds in (all, any))


@method()
def norm(a, p=2, dim=None, keepdim=False):
    """Return lengths: the roots of the sums of squares."""
    if p != 2:
        raise NotImplementedError("this small torch has the norm for p = 2 alone")
    return lengths(a, dim, keepdim)


Tensor.dist = lambda a, b: norm(a - b)


@method()
def mean(a, dim=None, keepdim=False, dtype=None):
    """Return means: sums, divided by how many numbers there are."""
    a, axes = to(a, dtype or a.dtype), axes_of(a, dim)
    MEAN(a)
    wide, n = float32 if a.dtype is float16 else a.dtype, count(a, axes)
    sums = cast([total(row) for row in rows(a, axes)], wide)
    result = Tensor(cast(quotients(sums, [n] * len(sums)), a.dtype), without(a.shape, axes, keepdim), a.dtype)
    return record(result, f"MeanBackward{int(dim is not None)}", (a, lambda g: spread(g / n, a, axes)))


@method()
def cumsum(a, dim):
    """Return the sums of all numbers so far along an axis."""
    moved = a.detach().transpose(dim, -1)
    sums = [v for row in rows(moved, axes_of(moved, -1)) for v in accumulate(row)]
    result = Tensor(cast(sums, whole_sums(a)), moved.shape, whole_sums(a)).transpose(dim, -1)
    return record(result, "CumsumBackward0", (a, lambda g: g.flip(dim).cumsum(dim).flip(dim)))
