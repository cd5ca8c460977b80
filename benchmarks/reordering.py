"""Reordering: torch as it may compute on another processor. Importing it changes torch in this process.

How many numbers a processor adds at a time decides the order of a sum, and the order its last bit.
"""

import math
import os
import random

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode

SEED = os.environ.get("PROCESSOR", "1")
SUMS = {"sum", "mean"}
PRODUCTS = {"mm", "mv", "dot"}
ROUNDED = {"exp", "log", "sin", "cos", "std", "var", "linalg_vector_norm", "_linalg_solve_ex", "_linalg_eigh"}


def chance(*what) -> random.Random:
    """Return random numbers that are the same whenever this processor does the same again."""
    return random.Random(" ".join(map(str, (SEED, *what))))  # noqa: S311


def reordered(x: Tensor, *axes: int) -> Tensor:
    """Return the same numbers, in another order along these axes."""
    for axis in axes:
        order = [*range(x.shape[axis])]
        chance(len(order)).shuffle(order)
        x = x.index_select(axis, torch.tensor(order, dtype=torch.long))
    return x


def rounded(x: object) -> object:
    """Return the numbers as they are, or a last bit off; whole ones stay."""
    if not isinstance(x, Tensor) or not x.is_floating_point():
        return x
    draws = chance(x.numel()).choices((-math.inf, math.inf), k=x.numel())
    off = torch.nextafter(x, torch.tensor(draws, dtype=x.dtype).reshape(x.shape))
    return x.where(x == x.round(), off)


class OtherProcessor(TorchDispatchMode):
    """Does what torch does, with sums in another order and other last bits."""

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        name, kwargs = function.overloadpacket.__name__, kwargs or {}
        if name in SUMS and args[0].is_floating_point():
            axes = args[1] if len(args) > 1 and args[1] else range(args[0].dim())
            args = (reordered(args[0], *axes), *args[1:])
        elif name in PRODUCTS:
            args = (reordered(args[0], -1), reordered(args[1], 0))
        result = function(*args, **kwargs)
        if name not in ROUNDED:
            return result
        return rounded(result) if isinstance(result, Tensor) else type(result)(map(rounded, result))


OtherProcessor().__enter__()
