"""Vectors: what the functions of docs/assets/widgets/math must return, computed by `nudge`.

Each entry names module and function, the arguments, and the result; tensors become lists.
"""

import functools
import math
import random
from itertools import product

import torch

from nudge.data import bell, lcg, leave_days, thermometer
from nudge.models import line, quadratic
from nudge.tensors import broadcast_shape
from nudge.threshold import count_false_alarms, count_mistakes, leaves

RANDOM = random.Random(2026)  # noqa: S311, any numbers do: both sides get the same ones
EDGES = [0.0, -0.0, 1e-300, -1e300, math.inf, -math.inf, math.nan]


def numbers(count: int, low: float = -10, high: float = 10) -> list[float]:
    """Return random numbers."""
    return [RANDOM.uniform(low, high) for _ in range(count)]


def plain(value: object) -> object:
    """Return a result as JSON has it, with a word for what JSON can't say."""
    if isinstance(value, torch.Tensor):
        return plain(value.tolist())
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def vector(module: str, function: str, arguments: list, expected: object) -> dict:
    """Return an entry; `expected` is what the function of `nudge` returned."""
    return {
        "module": module,
        "function": function,
        "arguments": plain(arguments),
        "expected": plain(expected),
    }


def of(module: str, function: str, teach, argument_lists: list[list]) -> list[dict]:
    """Return entries for a function of numbers, computed by the teaching code in double precision."""
    tensors = [[torch.tensor(a, dtype=torch.float64) for a in arguments] for arguments in argument_lists]
    return [vector(module, function, a, teach(*t)) for a, t in zip(argument_lists, tensors, strict=True)]


def model_vectors() -> list[dict]:
    """Return lines and parabolas, ordinary and at the edges of floating point."""
    lines = [numbers(3) for _ in range(20)] + [[edge, 2.0, -1.0] for edge in EDGES]
    parabolas = [numbers(4) for _ in range(20)] + [[edge, 1.0, 2.0, 3.0] for edge in EDGES]
    return of("models", "line", line, lines) + of("models", "quadratic", quadratic, parabolas)


def data_vectors() -> list[dict]:
    """Return the data, and the generators to the last bit."""
    x, y = thermometer()
    days, left = leave_days()
    draws = [
        vector("data", name, [seed, n], generator(seed, n))
        for name, generator in (("lcg", lcg), ("bell", bell))
        for seed, n in ((1, 5), (42, 100), (2026, 30), (2**31 - 1, 3), (0, 3))
    ]
    constants = [
        vector("data", "thermometer", None, {"x": x, "y": y}),
        vector("data", "leave", None, {"days": days, "left": left}),
    ]
    return draws + constants


def threshold_vectors() -> list[dict]:
    """Return the rule and its mistakes at every threshold and beyond."""
    people = [column.tolist() for column in leave_days()]
    counts = {"countMistakes": count_mistakes, "countFalseAlarms": count_false_alarms}
    limits = [*range(11), -1, 2.5, *EDGES]
    return [vector("threshold", "leaves", [3, t], leaves(3, t)) for t in limits] + [
        vector("threshold", name, [*people, t], count(*people, t))
        for name, count in counts.items()
        for t in limits
    ]


def tensor_vectors() -> list[dict]:
    """Return what pairs of shapes combine to; nothing where they do not fit."""
    shapes = [list(shape) for axes in range(4) for shape in product((1, 2, 3), repeat=axes)]
    return [vector("tensors", "broadcastShape", pair, combined(*pair)) for pair in product(shapes, shapes)]


def combined(*shapes: list[int]) -> tuple | None:
    """Return the shape that these combine to, or None."""
    try:
        return broadcast_shape(*shapes)
    except ValueError:
        return None


@functools.cache
def all_vectors() -> list[dict]:
    """Return every vector there is."""
    return model_vectors() + data_vectors() + threshold_vectors() + tensor_vectors()
