"""Operations, place by place: one table of what each computes, and of its local slopes."""

import math
import operator

from pocket.broadcasting import common_shape, stretched
from pocket.numbers import bool_, cast, each, float32, float64, result_type
from pocket.tape import record
from pocket.tensors import Size, Tensor

OPERANDS, SCALAR = (Tensor, int, float), Size()


def of_kind(x, dtype):
    """Return a tensor or a number as a tensor of this kind."""
    if isinstance(x, Tensor):
        return x if x.dtype is dtype else x.to(dtype)
    return Tensor([float(x)] if dtype is float64 else cast([x], dtype), SCALAR, dtype)


def operation(title, function, *local_slopes, beyond=lambda *numbers: math.nan, least=bool_, gives=None):
    """Return an operation on one or two tensors or numbers, with a local slope for each, of the slope g.

    The operands become of one kind, of at least the sort of `least`; the result is of that kind, or `gives`.
    """
    compute = each(function, beyond)

    def operate(a, *more):
        b = more[0] if more else a
        if not (isinstance(a, OPERANDS) and isinstance(b, OPERANDS)):
            return NotImplemented
        kind = a.dtype if getattr(a, "dtype", 0) is getattr(b, "dtype", 1) else result_type(a, b)
        kind = least if least.sort > kind.sort else kind
        a, b = of_kind(a, kind), of_kind(b, kind)
        shape, kind = a.shape if a.shape == b.shape else common_shape(a.shape, b.shape), gives or kind
        numbers = compute(stretched(a, shape), stretched(b, shape)) if more else compute(a.values)
        if not (local_slopes or gives) and (a.node or b.node):
            raise RuntimeError(f"derivative for aten::{title} is not implemented")
        y = Tensor(numbers if kind is float64 else cast(numbers, kind), shape, kind)
        return record(y, title, (a, b) if more else (a,), *local_slopes)

    return operate


def smooth(name, function, local, beyond=lambda x: math.nan):
    """Return an operation on one tensor whose results are not whole even where the numbers are."""
    return operation(f"{name}Backward0", function, local, beyond=beyond, least=float32)


def steps(name, function):
    """Return an operation to whole numbers, whose slope is 0; what becomes 0 keeps its sign."""
    return operation(f"{name}Backward0", lambda x: math.copysign(function(x), x), flat, beyond=lambda x: x)


def better(name, wins):
    """Return the better of two numbers, nan before all; of equals, each gets half the slope."""
    share = lambda g, mine, other: where(mine == other, g / 2, where(wins(mine, other), g, 0.0))
    ways = lambda g, a, b: share(g, a, b), lambda g, a, b: share(g, b, a)
    return operation(name, lambda x, y: x if wins(x, y) or x != x else y, *ways)


def power(x, y):
    """Return a power; where Python raises an error, it is not real or too large."""
    try:
        return x**y if isinstance(x, int) else math.pow(x, y)
    except (ArithmeticError, ValueError):
        return math.nan if x < 0 and y % 1 else math.copysign(math.inf, x if y % 2 == 1 else 1)


def sigmoid(x):
    """Return 1 / (1 + e^-x), without a large power."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


flat = lambda g: g * 0.0
to_inf = lambda x, y: x * math.copysign(math.inf, y)
of_zero = lambda x: math.nan if x else -math.inf
of_base = lambda g, a, b: where(b == 0, 0.0, g * (b * a ** (b - 1)))
of_exponent = lambda g, a, b, y: where((a == 0) & (b >= 0), 0.0, g * (y * a.log()))
of_divided, of_divisor = lambda g, b: g / b, lambda g, a, b: -g * (a / b / b)
of_first, of_second = lambda g, a, b: where(a >= b, g, 0.0), lambda g, a, b: where(a >= b, 0.0, g)
OPERATIONS = {
    "add": operation("AddBackward0", operator.add, lambda g: g, lambda g: g),
    "sub": operation("SubBackward0", operator.sub, lambda g: g, lambda g: -g),
    "mul": operation("MulBackward0", operator.mul, lambda g, b: g * b, lambda g, a: g * a),
    "div": operation("DivBackward0", operator.truediv, of_divided, of_divisor, beyond=to_inf, least=float32),
    "floor_divide": operation("floor_divide", operator.floordiv, beyond=to_inf),
    "remainder": operation("RemainderBackward0", operator.mod, lambda g: g, lambda g, a, b: -g * (a // b)),
    "pow": operation("PowBackward1", power, of_base, of_exponent),
    "maximum": better("MaximumBackward0", operator.gt),
    "minimum": better("MinimumBackward0", operator.lt),
    "fmax": operation("FmaxBackward0", lambda x, y: x if x >= y or y != y else y, of_first, of_second),
    "neg": operation("NegBackward0", operator.neg, lambda g: -g),
    "abs": operation("AbsBackward0", abs, lambda g, a: g * a.sign()),
    "sign": operation("SignBackward0", lambda x: float((x > 0) - (x < 0)), flat),
    "relu": operation("ReluBackward0", lambda x: 0.0 if x <= 0 else x, lambda g, y: where(y > 0, g, 0.0)),
    "floor": steps("Floor", math.floor),
    "rint": steps("Round", round),
    "reciprocal": smooth("Reciprocal", lambda x: 1 / x, lambda g, y: -g * (y * y), lambda x: to_inf(1, x)),
    "sqrt": smooth("Sqrt", math.sqrt, lambda g, y: g / (2 * y)),
    "exp": smooth("Exp", math.exp, lambda g, y: g * y, lambda x: math.inf),
    "log": smooth("Log", math.log, lambda g, a: g / a, of_zero),
    "log10": smooth("Log10", math.log10, lambda g, a: g / (a * math.log(10)), of_zero),
    "sin": smooth("Sin", math.sin, lambda g, a: g * a.cos()),
    "cos": smooth("Cos", math.cos, lambda g, a: g * -a.sin()),
    "tanh": smooth("Tanh", math.tanh, lambda g, y: g * (1 - y * y)),
    "sigmoid": smooth("Sigmoid", sigmoid, lambda g, y: g * ((1 - y) * y)),
}
LOGIC = {
    name: operation("", getattr(operator, name), gives=bool_) for name in ["eq", "ne", "lt", "le", "gt", "ge"]
}
LOGIC |= {"and": operation("", operator.and_), "or": operation("", operator.or_)}
LOGIC |= {"invert": operation("", lambda x: not x if isinstance(x, bool) else ~x)}


def where(condition, a, b):
    """Return the numbers of a where the condition holds, and those of b elsewhere."""
    kind = result_type(a, b)
    a, b = of_kind(a, kind), of_kind(b, kind)
    shape = common_shape(condition.shape, common_shape(a.shape, b.shape))
    three = (stretched(x, shape) for x in (condition, a, b))
    y = Tensor([p if holds else q for holds, p, q in zip(*three, strict=True)], shape, kind)
    ways = lambda g: where(condition, g, 0.0), lambda g: where(condition, 0.0, g)
    return record(y, "WhereBackward0", [a, b], *ways)
