"""Making: tensors of Python's numbers and of rules; and back to what Python understands."""

import math

from pocket.broadcasting import sizes
from pocket.numbers import KINDS, NUMBERS, bool_, cast, float32, float64, int64, kind_of, result_type
from pocket.tape import record
from pocket.tensors import Tensor, methods


def tensor(data, dtype=None, requires_grad=False):
    """Return a new tensor of numbers in lists within lists."""
    values, shape, kind = flat(data)
    return Tensor(cast(values, dtype or kind), shape, dtype or kind).requires_grad_(requires_grad)


def as_tensor(data, dtype=None):
    """Return a tensor of these numbers; the same one, where it is a tensor of this kind."""
    return data.to(dtype or data.dtype) if isinstance(data, Tensor) else tensor(data, dtype)


def flat(data):
    """Return the numbers of lists within lists in a row, their shape and their kind."""
    if isinstance(data, Tensor):
        return data.values, data.shape, data.dtype
    if isinstance(data, int | float):
        return [data], (), kind_of(data)
    if isinstance(data, str):
        raise ValueError("too many dimensions 'str'")
    data = list(data)
    if data and (kinds := set(map(type, data))) <= NUMBERS.keys():
        return data, (len(data),), max(map(NUMBERS.get, kinds), key=KINDS.index)
    parts = [flat(part) for part in data]
    shape = parts[0][1] if parts else ()
    for _, other, _ in parts:
        if other != shape:
            want, got = (sizes[0] if sizes else 0 for sizes in (shape, other))
            raise ValueError(f"expected sequence of length {want} at dim 1 (got {got})")
    kind = max((kind for _, _, kind in parts), key=KINDS.index, default=float32)
    return [value for values, _, _ in parts for value in values], (len(parts), *shape), kind


def full(shape, number, dtype=None, requires_grad=False):
    """Return a tensor of this shape that holds one number everywhere."""
    dtype = dtype or kind_of(number)
    return Tensor(cast([number], dtype) * math.prod(shape), shape, dtype).requires_grad_(requires_grad)


def full_like(a, number, dtype=None):
    """Return a tensor of the shape and kind of another that holds one number everywhere."""
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
    n = max(0, math.ceil((end - start) / step))
    return tensor([start + i * step for i in range(n)], dtype or result_type(start, end, step))


def linspace(start, end, steps, dtype=float32):
    """Return so many numbers at equal distances, with both ends; half of them count from the end."""
    step, half = (end - start) / max(steps - 1, 1), max(steps // 2, steps == 1)
    behind = [end - i * step for i in range(steps - half)]
    return tensor([start + i * step for i in range(half)] + behind[::-1], dtype)


def eye(n, dtype=float32):
    """Return n rows with 1 where row and column have the same number, else 0."""
    rows = zeros(n, n, dtype=dtype)
    rows.storage[:: n + 1] = ones(n, dtype=dtype).values
    return rows


def nested(values, shape):
    """Return numbers in a row as lists within lists."""
    if not shape:
        return values[0]
    n = math.prod(shape[1:])
    return [nested(values[i * n : i * n + n], shape[1:]) for i in range(shape[0])]


@methods
class Conversions:
    """What becomes of a tensor in Python, and as another kind."""

    dim, ndim = lambda self: len(self.shape), property(lambda self: len(self.shape))
    size = lambda self, dim=None: self.shape if dim is None else self.shape[dim]
    numel = lambda self: self.shape.numel()
    is_floating_point = lambda self: self.dtype.is_floating_point
    __contains__ = lambda self, number: bool((self == number).any())
    __float__, __int__ = lambda self: float(self.item()), lambda self: int(self.item())
    __index__ = __int__
    tolist = lambda self: nested(list(self.values), self.shape)
    bool, float = lambda self: self.to(bool_), lambda self: self.to(float32)
    double, long = lambda self: self.to(float64), lambda self: self.to(int64)

    def to(self, dtype):
        """Return the tensor as one of another kind; itself, where it is of that kind."""
        if dtype is self.dtype:
            return self
        y, own = Tensor(cast(self.values, dtype), self.shape, dtype), self.dtype
        return record(y, "ToCopyBackward0", [self], lambda g: g.to(own)) if dtype.sort == 2 else y

    def clone(self):
        """Return a tensor with the same numbers in a storage of its own."""
        y = Tensor(list(self.values), self.shape, self.dtype)
        return record(y, "CloneBackward0", [self], lambda g: g)

    def item(self):
        """Return the only number."""
        if self.numel() != 1:
            raise RuntimeError(f"a Tensor with {self.numel()} elements cannot be converted to Scalar")
        return self.values[0]

    def __bool__(self):
        if self.numel() != 1:
            many = "more than one value" if self.numel() else "no values"
            raise RuntimeError(f"Boolean value of Tensor with {many} is ambiguous")
        return self.values[0] != 0

    def __len__(self):
        if not self.shape:
            raise TypeError("len() of a 0-d tensor")
        return self.shape[0]

    def __format__(self, spec):
        return object.__format__(self, spec) if self.shape else format(self.values[0], spec)
