"""Functions of one tensor, place by place, each with its slope; and choices between two."""

import math
import operator

from pocket.arithmetic import operand, turned
from pocket.ieee import by_rule, each, inf, logarithm, quotients, roots, sigmoid, steps, wave
from pocket.numbers import bool_, cast, float32, rounded
from pocket.tape import record
from pocket.tensors import Tensor, in_place, method


def unary(name, compute, back, least=bool_):
    """Return a function of a tensor; its way back takes (g, x, y): x went in, y came out."""

    def function(a):
        a = operand(a, least if least.sort > a.dtype.sort else a.dtype)
        result = Tensor(cast(compute(a.values), a.dtype), a.shape, a.dtype)
        saved = () if back in (flat, turned) else [a]
        return record(result, f"{name}Backward0", (a, lambda g: back(g, a, result)), saved=saved)

    return function


def smooth(name, compute, back):
    """Return a function whose values are not whole even where its arguments are."""
    return unary(name, compute, back, float32)


def flat(g, *_):
    """Return the gradient through steps: 0."""
    return g * 0.0


OF_ONE = {
    "neg": unary("Neg", each(operator.neg), turned),
    "abs": unary("Abs", each(abs), lambda g, x, y: g * x.sign()),
    "sign": unary("Sign", each(lambda x: (x > 0) - (x < 0)), flat),
    "floor": unary("Floor", steps(math.floor), flat),
    "ceil": unary("Ceil", steps(math.ceil), flat),
    "relu": unary("Relu", each(lambda x: x if x > 0 or x != x else 0), lambda g, x, y: g.where(y > 0, 0.0)),
    "reciprocal": smooth("Reciprocal", lambda x: quotients([1] * len(x), x), lambda g, x, y: -g * (y * y)),
    "sqrt": smooth("Sqrt", roots, lambda g, x, y: g / (2 * y)),
    "exp": smooth("Exp", by_rule(math.exp, lambda x: inf), lambda g, x, y: g * y),
    "log": smooth("Log", logarithm(math.log), lambda g, x, y: g / x),
    "log2": smooth("Log2", logarithm(math.log2), lambda g, x, y: g / (x * math.log(2))),
    "log10": smooth("Log10", logarithm(math.log10), lambda g, x, y: g / (x * math.log(10))),
    "sin": smooth("Sin", wave(math.sin), lambda g, x, y: g * x.cos()),
    "cos": smooth("Cos", wave(math.cos), lambda g, x, y: g * -x.sin()),
    "tanh": smooth("Tanh", each(math.tanh), lambda g, x, y: g * (1 - y * y)),
    "sigmoid": smooth("Sigmoid", each(sigmoid), lambda g, x, y: g * ((1 - y) * y)),
}
for name, function in OF_ONE.items():
    setattr(Tensor, name, function)
Tensor.__neg__, Tensor.__abs__, Tensor.__pos__ = OF_ONE["neg"], OF_ONE["abs"], lambda a: a
Tensor.square = lambda a: a**2
Tensor.copy_ = in_place(lambda a, b: operand(b, a.dtype).expand(a.shape).clone())
Tensor.fill_, Tensor.zero_ = Tensor.copy_, lambda a: a.copy_(0)


@method("round")
def to_nearest(a, *, decimals=0):
    """Return each number rounded to so many decimals; what lies in the middle goes to the even neighbour."""
    factor, there, back = 10.0 ** abs(decimals), operator.mul, operator.truediv
    there, back = (there, back) if decimals >= 0 else (back, there)
    moved = steps(round)(rounded([there(v, factor) for v in a.values], a.dtype))
    result = Tensor(cast([back(v, factor) for v in moved], a.dtype), a.shape, a.dtype)
    return record(result, f"RoundBackward{int(decimals != 0)}", (a, flat))
