"""Numbers: the kinds that a tensor holds, how each of them rounds, and the kind of a result."""

import struct
from array import array
from functools import cache
from math import copysign, inf


class DType:
    """A kind of numbers; `sort` is 0 for true and false, 1 for whole numbers, 2 for those with a point."""

    def __init__(self, name, title, itemsize, sort):
        self.name, self.title, self.itemsize, self.sort = name, title, itemsize, sort
        self.is_floating_point = sort == 2

    def __repr__(self):
        return f"torch.{self.name}"

    def __reduce__(self):
        return self.name  # there is one of each: a copy is the same object


KINDS = (
    bool_ := DType("bool", "Bool", 1, 0),
    uint8 := DType("uint8", "Byte", 1, 1),
    int32 := DType("int32", "Int", 4, 1),
    int64 := DType("int64", "Long", 8, 1),
    float16 := DType("float16", "Half", 2, 2),
    float32 := DType("float32", "Float", 4, 2),
    float64 := DType("float64", "Double", 8, 2),
)
LETTERS = {float32: "f", float64: "d"}  # by which Python's arrays know them
DIGITS = {float16: (11, 16), float32: (24, 128), float64: (53, 1024)}  # binary ones; 2**this is too large


def cast(values, dtype):
    """Return numbers as this kind holds them: rounded, cut or wrapped around."""
    if dtype in LETTERS:
        return array(LETTERS[dtype], values).tolist()
    if dtype is float16:
        small = (copysign(inf, v) if abs(v) >= 65520 else v for v in cast(values, float32))
        return [struct.unpack("e", struct.pack("e", v))[0] for v in small]
    if dtype is bool_:
        return [v != 0 for v in values]
    size = 256**dtype.itemsize
    low = 0 if dtype is uint8 else -size // 2
    return [(int(v) - low) % size + low if v - v == 0 else low for v in values]


def rounded(values, dtype):
    """Return what Python computed from numbers of this kind as this kind holds it."""
    return values if dtype is float64 else cast(values, dtype)


def kind_of(number):
    """Return the kind that a number of Python becomes."""
    return bool_ if isinstance(number, bool) else int64 if isinstance(number, int) else float32


def result_type(*operands):
    """Return the kind of what is computed from tensors and numbers."""
    return common_kind(*map(ranked, operands))


def ranked(operand):
    """Return the kind of an operand, and 0 for a tensor with axes, 1 for one without, 2 for a number."""
    return (operand.dtype, int(not operand.shape)) if hasattr(operand, "dtype") else (kind_of(operand), 2)


@cache
def common_kind(*operands):
    """Return the kind on which operands agree: a lower rank counts only where it is of a higher sort."""
    best = None
    for rank in range(3):
        kinds = [kind for kind, its_rank in operands if its_rank == rank]
        kind = max(kinds, key=KINDS.index, default=None)
        if kind and (best is None or kind.sort > best.sort):
            best = kind
    return best


class FInfo:
    """What a kind can hold: `eps` is the gap above 1, `max` the largest, `tiny` the least normal number."""

    def __init__(self, dtype=float32):
        if dtype not in DIGITS:
            use = "Use torch.iinfo to handle 'torch.finfo'"
            raise TypeError(f"torch.finfo() requires a floating point input type. {use}")
        digits, too_large = DIGITS[dtype]
        self.eps, self.tiny, self.bits = 2.0 ** (1 - digits), 2.0 ** (2 - too_large), 8 * dtype.itemsize
        self.max = (2 - self.eps) * 2.0 ** (too_large - 1)
        self.min, self.smallest_normal = -self.max, self.tiny
