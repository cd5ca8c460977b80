"""Vectors: what the functions of docs/assets/widgets/math must return, computed by `nudge`.

The module of this package that is named like one in math/ has a function `vectors()`. Each entry names the
function, its arguments and its result; tensors become lists, and a function among the arguments its name.
"""

import functools
import importlib
import math
import random
from collections.abc import Callable

import torch

EDGES = [0.0, -0.0, 1e-300, -1e300, math.inf, -math.inf, math.nan]
RANDOM = random.Random(2026)  # noqa: S311, any numbers do: both sides get the same ones


@functools.cache
def vectors_of(module: str) -> list[dict]:
    """Return the vectors of a module of math/."""
    return importlib.import_module(f"vectors.{module}").vectors()


def numbers(count: int, low: float = -10, high: float = 10) -> list[float]:
    """Return random numbers."""
    return [RANDOM.uniform(low, high) for _ in range(count)]


def vector(function: str, arguments: list, expected: object) -> dict:
    """Return an entry; `expected` is what the function of `nudge` returned."""
    return {"function": function, "arguments": plain(arguments), "expected": plain(expected)}


def of(function: str, teach: Callable, argument_lists: list[list]) -> list[dict]:
    """Return entries for a function of numbers, computed by the teaching code in double precision."""
    tensors = [[torch.tensor(a, dtype=torch.float64) for a in arguments] for arguments in argument_lists]
    return [vector(function, a, teach(*t)) for a, t in zip(argument_lists, tensors, strict=True)]


def plain(value: object) -> object:
    """Return a value as JSON has it, with a word for what JSON can't say."""
    if isinstance(value, torch.Tensor):
        return plain(value.tolist())
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return getattr(value, "__name__", value)
