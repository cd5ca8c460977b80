"""Conversions: from Python's numbers to tensors and back, and what Python asks of them."""

import math
import warnings

from pocket.numbers import KINDS, bool_, cast, float32, float64, int32, int64, kind_of
from pocket.storage import Size
from pocket.tape import record
from pocket.tensors import Tensor, method

AS_NUMBER = (
    "Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior.\n"
    "Consider using tensor.detach() first."
)


def tensor(data, dtype=None, requires_grad=False):
    """Return a new tensor of numbers in lists within lists."""
    values, shape, kind = flat(data)
    return Tensor(cast(values, dtype or kind), shape, dtype or kind).requires_grad_(requires_grad)


def as_tensor(data, dtype=None):
    """Return a tensor of these numbers; the same one, where it is a tensor of this kind."""
    return to(data, dtype or data.dtype) if isinstance(data, Tensor) else tensor(data, dtype)


def flat(data):
    """Return the numbers of lists within lists in a row, their shape and their kind."""
    if isinstance(data, Tensor):
        return data.values, tuple(data.shape), data.dtype
    if isinstance(data, int | float):
        return [data], (), kind_of(data)
    if isinstance(data, str):
        raise ValueError("too many dimensions 'str'")
    parts = [flat(part) for part in data]
    first = parts[0][1] if parts else ()
    for _, other, _ in parts:
        if other != first:
            want, got = (sizes[0] if sizes else 0 for sizes in (first, other))
            raise ValueError(f"expected sequence of length {want} at dim 1 (got {got})")
    kind = max((kind for _, _, kind in parts), key=KINDS.index, default=float32)
    return [value for values, _, _ in parts for value in values], (len(parts), *first), kind


@method()
def to(a, dtype):
    """Return the tensor as one of another kind; itself, where it is of that kind."""
    if dtype is a.dtype:
        return a
    result = Tensor(cast(a.values, dtype), a.shape, dtype)
    return record(result, "ToCopyBackward0", (a, lambda g: to(g, a.dtype))) if dtype.sort == 2 else result


@method()
def clone(a):
    """Return a tensor with the same numbers in a storage of its own."""
    return record(Tensor(list(a.values), a.shape, a.dtype), "CloneBackward0", (a, lambda g: g))


@method()
def item(a):
    """Return the only number."""
    if a.numel() != 1:
        raise RuntimeError(f"a Tensor with {a.numel()} elements cannot be converted to Scalar")
    return a.values[0]


def as_number(kind):
    """Return a function for the only number as one of Python; it warns where it leaves a tape."""

    def convert(a):
        if a.numel() != 1:
            raise ValueError("only one element tensors can be converted to Python scalars")
        if a.requires_grad:
            warnings.warn(AS_NUMBER, stacklevel=2)
        return kind(a.values[0])

    return convert


@method("__bool__")
def truth(a):
    """Say whether the only number is not 0."""
    if a.numel() != 1:
        raise RuntimeError(
            f"Boolean value of Tensor with {'more than one' if a.numel() else 'no'} value is ambiguous"
        )
    return bool(a.values[0])


@method()
def tolist(a):
    """Return the numbers in lists within lists; that of a tensor without axes by itself."""
    return nested(a.values, a.shape)


def nested(values, shape):
    """Return numbers in a row as lists within lists."""
    if not shape:
        return values[0]
    n = math.prod(shape[1:])
    return [nested(values[i * n : i * n + n], shape[1:]) for i in range(shape[0])]


@method("__len__")
def length(a):
    """Return the size of the first axis."""
    if not a.shape:
        raise TypeError("len() of a 0-d tensor")
    return a.shape[0]


@method("__format__")
def formatted(a, spec):
    """Return the number as Python formats it; only a tensor without axes is one."""
    return object.__format__(a, spec) if a.shape else format(a.values[0], spec)


for name, kind in (("float", float32), ("double", float64), ("long", int64), ("int", int32), ("bool", bool_)):
    setattr(Tensor, name, lambda a, kind=kind: to(a, kind))
Tensor.__float__, Tensor.__int__, Tensor.__index__ = as_number(float), as_number(int), as_number(int)
Tensor.__contains__ = lambda a, number: number in a.values
Tensor.dim, Tensor.ndim = lambda a: len(a.shape), property(lambda a: len(a.shape))
Tensor.size = lambda a, dim=None: a.shape if dim is None else a.shape[dim]
Tensor.numel, Tensor.stride = lambda a: a.shape.numel(), lambda a: a.strides
Tensor.element_size = lambda a: a.dtype.itemsize
Tensor.nbytes = property(lambda a: a.numel() * a.dtype.itemsize)
Tensor.is_floating_point = lambda a: a.dtype.is_floating_point


def sizes(shape):
    """Return a shape that was given as numbers or as one sequence."""
    return Size(shape if not shape or isinstance(shape[0], int) else shape[0])
