"""Functions of networks: losses and activations, without parameters."""

import warnings

from pocket.choices import where
from pocket.functions import OF_ONE
from pocket.tape import renamed

SIZES = (
    "Using a target size ({}) that is different to the input size ({}). This will likely lead to incorrect "
    "results due to broadcasting. Please ensure they have the same size."
)


def loss(name, of):
    """Return a loss: what `of` says of predictions and labels, as a mean, a sum or one by one."""

    def measured(input, target, reduction="mean", **options):
        if input.shape != target.shape:
            warnings.warn(SIZES.format(target.shape, input.shape), stacklevel=2)
        each = of(input, target, **options)
        result = {"mean": each.mean, "sum": each.sum, "none": lambda: each}[reduction]()
        return renamed(result, name) if name else result

    return measured


def huber(input, target, delta=1.0):
    """Return half the square of what misses by at most delta, and beyond it a straight line."""
    miss = (input - target).abs()
    return where(miss <= delta, miss * miss * 0.5, delta * (miss - 0.5 * delta))


mse_loss = loss("MseLossBackward0", lambda input, target: (input - target) ** 2)
huber_loss = loss("HuberLossBackward0", huber)
l1_loss = loss("", lambda input, target: (input - target).abs())
relu, tanh, sigmoid = (OF_ONE[name] for name in ("relu", "tanh", "sigmoid"))


def linear(input, weight, bias=None):
    """Return input @ weight.T + bias."""
    product = input @ weight.T
    return product if bias is None else product + bias
