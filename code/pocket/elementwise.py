"""Elementwise: what tensors do with the table of operations, and what is made of it."""

import math

from pocket.numbers import bool_, float32, result_type
from pocket.operations import LOGIC, OPERATIONS, flat, of_kind, operation, where
from pocket.tape import record, renamed
from pocket.tensors import Tensor, in_place, methods

PRODUCTS = {0.5: lambda x: x.sqrt(), 1: lambda x: x.clone(), 2: lambda x: x * x, 3: lambda x: x * x * x}


@methods
class Elementwise:
    """What is made of the operations of the table."""

    isnan, isfinite = lambda self: self != self, lambda self: self - self == 0
    logical_not = lambda self: self == 0
    square = lambda self: self**2
    where = lambda self, condition, other: where(condition, self, other)
    allclose = lambda self, other, **tolerances: bool(self.isclose(other, **tolerances).all())
    equal = lambda self, other: self.shape == other.shape and bool((self == other).all())
    __rtruediv__ = lambda self, number: self.reciprocal() * number  # rounds twice, as torch does
    __rpow__ = lambda self, number: renamed(OPERATIONS["pow"](number, self), "PowBackward2")

    def rsub(self, other):
        """Return what is left of the other when we are taken from it."""
        y = OPERATIONS["sub"](other, self)
        return y if y is NotImplemented else renamed(y, "RsubBackward1")

    def pow(self, n):
        """Return the n-th power; square and cube are products, as in torch."""
        if isinstance(n, Tensor):
            return OPERATIONS["pow"](self, n)
        a = of_kind(self, result_type(self, n))
        if n < 0 and a.dtype.sort < 2:
            raise RuntimeError("Integers to negative integer powers are not allowed.")
        x = a.detach()
        y = PRODUCTS[n](x) if n in PRODUCTS else OPERATIONS["pow"](x, n)
        return record(y, "PowBackward0", [a], lambda g, a: g * (n * a ** (n - 1)) if n else g * 0)

    def round(self, *, decimals=0):
        """Return each number rounded to so many decimals; what is in the middle goes to the even one."""
        a, factor = self.detach(), 10.0**decimals
        y = OPERATIONS["rint"](a * factor) / factor if decimals else OPERATIONS["rint"](a)
        return record(y, f"RoundBackward{int(decimals != 0)}", [self], flat)

    def clamp(self, min=None, max=None):
        """Return each number moved to the nearer bound where it is beyond; on a bound the slope is 1."""
        y = self if min is None else where(self < min, min, self)
        return renamed(y if max is None else where(y > max, max, y), "ClampBackward1")

    def masked_fill(self, mask, number):
        """Return the tensor with one number wherever the mask holds."""
        return renamed(where(mask, of_kind(number, self.dtype), self), "MaskedFillBackward0")

    def isclose(self, other, rtol=1e-5, atol=1e-8):
        """Say of each number whether it is within atol + rtol · |other| of its fellow."""
        if self.dtype is not other.dtype:
            raise RuntimeError(f"{self.dtype.title} did not match {other.dtype.title}")
        close = lambda x, y: x == y or (x - x == 0 and abs(x - y) <= atol + rtol * abs(y))
        return operation("", close, gives=bool_)(self, other)

    def nextafter(self, other):
        """Return the number next to each on the way to its fellow, in float32 of normal numbers alone."""
        beside32 = lambda x, y: x + math.copysign(0.6 * 2**29 * math.ulp(x), y - x)  # rounds to the next one
        return operation("", beside32 if self.dtype is float32 else math.nextafter)(self, other)

    copy_ = in_place(lambda a, b: of_kind(b, a.dtype).expand(a.shape))
    fill_, zero_ = copy_, lambda self: self.copy_(0)


for name, function in (OPERATIONS | {"pow": Tensor.pow, "clamp": Tensor.clamp}).items():
    setattr(Tensor, name, function)
    setattr(Tensor, f"{name}_", in_place(function))
for name, function in LOGIC.items():
    setattr(Tensor, f"__{name}__", function)
SIGNS = {"truediv": "div", "floordiv": "floor_divide", "mod": "remainder"}
for sign in ("add", "sub", "mul", "pow", *SIGNS):
    setattr(Tensor, f"__{sign}__", getattr(Tensor, SIGNS.get(sign, sign)))
    setattr(Tensor, f"__i{sign}__", getattr(Tensor, f"{SIGNS.get(sign, sign)}_"))
Tensor.__radd__, Tensor.__rsub__, Tensor.__rmul__ = Tensor.add, Tensor.rsub, Tensor.mul
Tensor.__neg__, Tensor.__abs__ = Tensor.neg, Tensor.abs
