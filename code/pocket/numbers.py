"""Numbers: the kinds that a tensor holds, how each rounds, and what IEEE 754 gives where Python raises."""

import math
import struct
from array import array
from functools import cache
from types import SimpleNamespace


class DType:
    """A kind of numbers; `sort` is 0 for true and false, 1 for whole numbers, 2 for those with a point."""

    def __init__(self, name, title, sort, digits=0, limit=0):
        self.name, self.title, self.sort, self.is_floating_point = name, title, sort, sort == 2
        self.digits, self.limit = digits, limit  # binary ones; 2**limit is too large

    def __repr__(self):
        return f"torch.{self.name.strip('_')}"

    def __reduce__(self):
        return self.name  # there is one of each: a copy is the same object


KINDS = (
    bool_ := DType("bool_", "Bool", 0),
    int64 := DType("int64", "Long", 1),
    float16 := DType("float16", "Half", 2, 11, 16),
    float32 := DType("float32", "Float", 2, 24, 128),
    float64 := DType("float64", "Double", 2, 53, 1024),
)


NUMBERS = {bool: bool_, int: int64, float: float32}  # of Python, and what each becomes


def cast(values, dtype):
    """Return numbers as this kind holds them: rounded, cut, or asked whether they are not 0."""
    if dtype is float64 or dtype is float32:
        return array("d" if dtype is float64 else "f", values).tolist()
    if dtype is float16:
        small = (math.copysign(math.inf, v) if abs(v) >= 65520 else v for v in values)
        return [struct.unpack("e", struct.pack("e", v))[0] for v in small]
    return list(map(bool if dtype is bool_ else int, values))


def kind_of(x):
    """Return the kind of a tensor, or the one that a number of Python becomes."""
    return getattr(x, "dtype", None) or NUMBERS[type(x)]


def result_type(*operands):
    """Return the kind of what is computed from tensors and numbers."""
    return deciding(*[(kind_of(x), hasattr(x, "dtype") and bool(x.shape) + 1) for x in operands])


@cache
def deciding(*kinds):
    """Return the kind that decides: of the highest sort those with axes, then those without, then numbers."""
    return max(kinds, key=lambda pair: (pair[0].sort, pair[1], KINDS.index(pair[0])))[0]


def finfo(dtype):
    """Return what a kind can hold: `eps` is the gap above 1, `max` the largest number."""
    eps = 2.0 ** (1 - dtype.digits)
    return SimpleNamespace(eps=eps, max=(2 - eps) * 2.0 ** (dtype.limit - 1))


def each(function, beyond=lambda *numbers: math.nan):
    """Return a function of lists; where Python refuses numbers, `beyond` says what IEEE 754 gives."""

    def one(*numbers):
        try:
            return function(*numbers)
        except (ArithmeticError, ValueError):
            return beyond(*numbers)

    def compute(*lists):
        try:
            return list(map(function, *lists))
        except (ArithmeticError, ValueError):
            return list(map(one, *lists))

    return compute


def total(numbers):
    """Return the sum, exact up to one rounding: torch's own order of summation hangs on the processor."""
    try:
        return math.fsum(numbers) if numbers and isinstance(numbers[0], float) else sum(numbers)
    except (OverflowError, ValueError):  # too large, or inf - inf
        return sum(numbers)


def totals(rows):
    """Return the sum of each row."""
    try:
        return list(map(math.fsum, rows)) if isinstance(rows[0][0], float) else list(map(sum, rows))
    except (IndexError, OverflowError, ValueError):  # some row is empty, or has no exact sum
        return list(map(total, rows))
