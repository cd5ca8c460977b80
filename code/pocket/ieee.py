"""IEEE 754: what numbers give where Python raises an error; all for lists of numbers."""

import math
import operator
import struct

inf, nan = math.inf, math.nan


def each(function):
    """Return a function of lists, of which Python refuses no number."""
    return lambda *lists: list(map(function, *lists))


def by_rule(function, beyond):
    """Return a function of lists; where Python refuses numbers, `beyond` says what IEEE 754 gives."""

    def one(*numbers):
        try:
            return function(*numbers)
        except (ValueError, OverflowError, ZeroDivisionError):
            return beyond(*numbers)

    def all_of(*lists):
        try:
            return list(map(function, *lists))
        except (ValueError, OverflowError, ZeroDivisionError):
            return list(map(one, *lists))

    return all_of


def whole_or(function, beyond):
    """Return a division: of whole numbers by 0 it is an error, of others what `beyond` says."""

    def compute(x, y):
        if 0 in y and isinstance(x[0], int):
            raise RuntimeError("ZeroDivisionError")
        return by_rule(function, beyond)(x, y)

    return compute


def power_beyond(x, y):
    """Return what a power is where Python raises an error: it is not real, or too large."""
    if x < 0 and y % 1:
        return nan
    return -inf if math.copysign(1, x) < 0 and y % 2 == 1 else inf


def raised(x, y):
    """Return powers; those of whole numbers stay whole."""
    return [p**q for p, q in zip(x, y, strict=True)] if x and isinstance(x[0], int) else powers(x, y)


powers = by_rule(math.pow, power_beyond)
roots = by_rule(math.sqrt, lambda x: nan)
quotients = by_rule(operator.truediv, lambda x, y: x * math.copysign(inf, y))


def steps(function):
    """Return a function to whole numbers; what becomes 0 keeps its sign, inf and nan stay."""
    return by_rule(lambda x: math.copysign(function(x), x), lambda x: x)


def logarithm(function):
    return by_rule(function, lambda x: -inf if x == 0 else nan)


def wave(function):
    return by_rule(function, lambda x: nan)


def sigmoid(x):
    """Return 1 / (1 + e^-x), without a large power."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def next32(x, y):
    """Return the float32 next to x on the way to y."""
    if not (x < y or x > y):
        return y if x == y else nan
    (bits,) = struct.unpack("i", struct.pack("f", x))
    up = 1 if (y > x) == (x > 0) else -1
    return struct.unpack("f", struct.pack("i", bits + up))[0] if x else math.copysign(2.0**-149, y)
