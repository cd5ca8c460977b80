"""Arithmetic: operations on two tensors or numbers, place by place, and the ways back through them."""

import math
import operator

from pocket.broadcasting import common_shape, shrunk, stretched
from pocket.conversions import to
from pocket.ieee import each, inf, nan, quotients, raised, roots, whole_or
from pocket.numbers import bool_, cast, float32, result_type, rounded
from pocket.tape import record
from pocket.tensors import Tensor, in_place, method


def operand(number, dtype):
    """Return a tensor or a number as a tensor of this kind."""
    if isinstance(number, Tensor):
        return number if number.dtype is dtype else to(number, dtype)
    return Tensor(cast([number], dtype), (), dtype)


def binary(name, compute, *backs, saves=True, least=bool_, gives=None):
    """Return an operation; each way back, one for each operand, takes (g, a, b, result).

    The operands become of one kind, of at least the sort of `least`; the result is of that kind, or `gives`.
    """

    def operate(a, b):
        if not (isinstance(a, Tensor | int | float) and isinstance(b, Tensor | int | float)):
            return NotImplemented
        dtype = a.dtype if getattr(a, "dtype", 0) is getattr(b, "dtype", 1) else result_type(a, b)
        dtype = least if least.sort > dtype.sort else dtype
        a, b = operand(a, dtype), operand(b, dtype)
        shape = a.shape if a.shape == b.shape else common_shape(a, b)
        numbers = compute(stretched(a, shape), stretched(b, shape))
        result = Tensor(numbers if gives else rounded(numbers, dtype), shape, gives or dtype)
        if not (a.node or b.node) or gives:
            return result
        if not backs:
            raise RuntimeError(f"derivative for aten::{name} is not implemented")
        ways = [
            (x, lambda g, x=x, back=back: shrunk(back(g, a, b, result), x.shape))
            for x, back in zip((a, b), backs, strict=True)
        ]
        return record(result, name, *ways, saved=(a, b) if saves else ())

    return operate


def better(name, wins):
    """Return the larger or smaller of two, nan before all; of equals, each gets half the gradient."""

    def share(g, mine, other):
        return (g / 2).where(mine == other, g).where((mine == other) | wins(mine, other), 0.0)

    pick = each(lambda x, y: x if wins(x, y) or x != x else y)
    return binary(name, pick, lambda g, a, b, _: share(g, a, b), lambda g, a, b, _: share(g, b, a))


as_it_is, turned = lambda g, *_: g, lambda g, *_: -g
FLOOR = whole_or(operator.floordiv, lambda x, y: x * math.copysign(inf, y))
REST = whole_or(operator.mod, lambda x, y: nan)
POWER = (
    raised,
    lambda g, a, b, _: (g * (b * a ** (b - 1))).where(b != 0, 0.0),
    lambda g, a, b, result: (g * (result * a.log())).where((a != 0) | (b < 0), 0.0),
)
QUOTIENT = quotients, lambda g, a, b, _: g / b, lambda g, a, b, _: -g * (a / b / b)
plus = binary("AddBackward0", each(operator.add), as_it_is, as_it_is, saves=False)
minus = binary("SubBackward0", each(operator.sub), as_it_is, turned, saves=False)
minus_from = binary("RsubBackward1", each(lambda x, y: y - x), turned, as_it_is, saves=False)
mul = binary("MulBackward0", each(operator.mul), lambda g, a, b, _: g * b, lambda g, a, b, _: g * a)
div = binary("DivBackward0", *QUOTIENT, least=float32)
floor_divide = binary("floor_divide", FLOOR)
remainder = binary("RemainderBackward0", REST, as_it_is, lambda g, a, b, _: -g * (a / b).floor())
maximum, minimum = better("MaximumBackward0", operator.gt), better("MinimumBackward0", operator.lt)
power_of_number, power_of_tensor = binary("PowBackward2", *POWER), binary("PowBackward1", *POWER)


@method("pow", "__pow__")
def power(a, n):
    """Return a to the n; square and cube are products, as in torch."""
    if isinstance(n, Tensor):
        return power_of_tensor(a, n)
    a = operand(a, result_type(a, n))
    if n < 0 and a.dtype.sort < 2:
        raise RuntimeError("Integers to negative integer powers are not allowed.")
    numbers = roots(a.values) if n == 0.5 else raised(a.values, [n] * len(a.values))
    if n in (2, 3):
        numbers = list(map(operator.mul, a.values, a.values))
    if n == 3:
        numbers = list(map(operator.mul, rounded(numbers, a.dtype), a.values))
    result = Tensor(rounded(numbers, a.dtype), a.shape, a.dtype)
    return record(result, "PowBackward0", (a, lambda g: g * (n * a ** (n - 1)) if n else g * 0), saved=[a])


def add(a, b, *, alpha=1):
    """Return a + alpha · b."""
    return plus(a, b if alpha == 1 else b * alpha)


def sub(a, b, *, alpha=1):
    """Return a - alpha · b."""
    return minus(a, b if alpha == 1 else b * alpha)


NAMES = {"add": add, "sub": sub, "mul": mul, "div": div, "floor_divide": floor_divide, "remainder": remainder}
SIGNS = {"add": plus, "sub": minus, "mul": mul, "truediv": div, "floordiv": floor_divide, "mod": remainder}
TURNED = {
    "add": plus,
    "sub": minus_from,
    "mul": mul,
    "truediv": lambda a, b: a.reciprocal() * b,  # rounds twice, as torch does
    "mod": lambda a, b: remainder(b, a),
    "pow": lambda a, b: power_of_number(b, a),
}
for name, function in {**NAMES, "maximum": maximum, "minimum": minimum}.items():
    setattr(Tensor, name, function)
    setattr(Tensor, f"{name}_", in_place(function))
for name, function in {**SIGNS, "pow": power}.items():
    setattr(Tensor, f"__{name}__", function)
    setattr(Tensor, f"__i{name}__", in_place(function))
for name, function in TURNED.items():
    setattr(Tensor, f"__r{name}__", function)
for name in ("eq", "ne", "lt", "le", "gt", "ge"):
    compare = binary(name, each(getattr(operator, name)), gives=bool_)
    setattr(Tensor, name, compare)
    setattr(Tensor, f"__{name}__", compare)
for name in ("and", "or", "xor"):
    setattr(Tensor, f"__{name}__", binary(name, each(getattr(operator, f"__{name}__"))))
