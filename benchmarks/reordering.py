"""Reordering: torch as it may compute on another processor. Importing it changes torch in this process.

How many numbers a processor adds at a time decides the order of a sum, and the order its last bit.
"""

import functools
import os
import random

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode

SEED = os.environ.get("PROCESSOR", "1")
SUMS = {"sum", "mean"}
PRODUCTS = {"mm": 0, "mv": 0, "dot": 0, "bmm": 0, "addmm": 1, "addmv": 1, "baddbmm": 1}  # factors begin there
ROUNDED = {
    *("exp", "expm1", "log", "log1p", "logsumexp", "sin", "cos", "std", "var", "std_mean", "var_mean"),
    *("tanh", "sigmoid", "softplus", "_softmax", "_log_softmax", "tanh_backward", "sigmoid_backward"),
    *("_softmax_backward_data", "_log_softmax_backward_data", "gelu", "silu", "elu", "native_batch_norm"),
    *("linalg_vector_norm", "_linalg_solve_ex", "_linalg_eigh", "linalg_lstsq", "_linalg_svd", "linalg_qr"),
}


def chance(*what) -> random.Random:
    """Return random numbers that are the same whenever this processor does the same again."""
    return random.Random(" ".join(map(str, (SEED, *what))))  # noqa: S311


@functools.cache
def order(length: int) -> Tensor:
    """Return the order in which this processor adds so many numbers."""
    return torch.tensor(chance(length).sample(range(length), length), dtype=torch.long)


@functools.lru_cache(100)
def directions(count: int) -> Tensor:
    """Return whether each of so many results is rounded up or down."""
    return torch.tensor(chance(count).choices((-1.0, 1.0), k=count)) * torch.inf


def reordered(x: Tensor, *axes: int) -> Tensor:
    """Return the same numbers, in another order along these axes."""
    for axis in axes:
        x = x.index_select(axis, order(x.shape[axis]))
    return x


def rounded(x: object) -> object:
    """Return the numbers as they are, or a last bit off; whole ones stay."""
    if not isinstance(x, Tensor) or not x.is_floating_point():
        return x
    off = torch.nextafter(x, directions(x.numel()).to(x.dtype).reshape(x.shape))
    return x.where(x == x.round(), off)


class OtherProcessor(TorchDispatchMode):
    """Does what torch does, with sums in another order and other last bits."""

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        name, kwargs = function.overloadpacket.__name__, kwargs or {}
        if name in SUMS and args[0].is_floating_point():
            axes = args[1] if len(args) > 1 and args[1] else range(args[0].dim())
            args = (reordered(args[0], *axes), *args[1:])
        elif name in PRODUCTS:
            before, (first, second) = args[: PRODUCTS[name]], args[PRODUCTS[name] : PRODUCTS[name] + 2]
            summed = -1 if second.dim() == 1 else -2  # the axis of the second factor that the sum runs along
            args = (*before, reordered(first, -1), reordered(second, summed), *args[PRODUCTS[name] + 2 :])
        result = function(*args, **kwargs)
        if name not in ROUNDED:
            return result
        return rounded(result) if isinstance(result, Tensor) else type(result)(map(rounded, result))


OtherProcessor().__enter__()
