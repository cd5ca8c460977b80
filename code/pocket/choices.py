"""Choices: numbers that are asked, compared and chosen, place by place."""

import math
import operator

from pocket.arithmetic import binary, operand
from pocket.broadcasting import broadcast_shapes, shrunk, stretched
from pocket.ieee import each, inf, next32
from pocket.numbers import bool_, float32, result_type
from pocket.tape import record, renamed
from pocket.tensors import Tensor, method


@method()
def clamp(a, min=None, max=None):
    """Return each number moved to the nearer bound where it is beyond; on a bound the slope is 1."""
    a = a if min is None else where(a < min, min, a)
    return renamed(a if max is None else where(a > max, max, a), "ClampBackward1")


def where(condition, a, b):
    """Return the numbers of a where the condition holds, and those of b elsewhere."""
    dtype = result_type(a, b)
    a, b = operand(a, dtype), operand(b, dtype)
    shape = broadcast_shapes(condition.shape, a.shape, b.shape)
    three = (stretched(x, shape) for x in (condition, a, b))
    result = Tensor([p if holds else q for holds, p, q in zip(*three, strict=True)], shape, dtype)
    way_a = lambda g: shrunk(where(condition, g, 0.0), a.shape)
    way_b = lambda g: shrunk(where(condition, 0.0, g), b.shape)
    return record(result, "WhereBackward0", (a, way_a), (b, way_b))


Tensor.where = lambda a, condition, other: where(condition, a, other)


@method()
def masked_fill(a, mask, number):
    """Return the tensor with one number wherever the mask holds."""
    return renamed(where(mask, operand(number, a.dtype), a), "MaskedFillBackward0")


def asks(function):
    """Return a function that asks this of each number."""
    return lambda a: Tensor([function(v) for v in a.values], a.shape, bool_)


Tensor.isnan, Tensor.isfinite = asks(lambda v: v != v), asks(lambda v: v - v == 0)
Tensor.isinf, Tensor.logical_not = asks(lambda v: abs(v) == inf), asks(lambda v: not v)
Tensor.__invert__ = lambda a: Tensor([not v if a.dtype is bool_ else ~v for v in a.values], a.shape, a.dtype)


@method()
def isclose(a, b, rtol=1e-5, atol=1e-8):
    """Say of each number whether it is close to its fellow: within atol + rtol · |b|."""
    if a.dtype is not b.dtype:
        raise RuntimeError(f"{a.dtype.title} did not match {b.dtype.title}")
    close = lambda x, y: x == y or (x - x == 0 and abs(x - y) <= atol + rtol * abs(y))
    return binary("", each(close), gives=bool_)(a, b)


@method()
def allclose(a, b, rtol=1e-5, atol=1e-8):
    """Say whether all numbers are close to their fellows."""
    return all(isclose(a, b, rtol, atol).values)


@method()
def equal(a, b):
    """Say whether two tensors have one shape and the same numbers."""
    return a.shape == b.shape and all(map(operator.eq, a.values, b.values))


@method()
def nextafter(a, b):
    """Return the number next to each on the way to its fellow."""
    return binary("nextafter", each(next32 if a.dtype is float32 else math.nextafter))(a, b)
