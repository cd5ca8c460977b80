"""Functions of networks: layers, activations and losses, without parameters."""

import warnings

from pocket.elementwise import where
from pocket.tape import renamed
from pocket.tensors import Tensor

SIZES = (
    "Using a target size ({}) that is different to the input size ({}). This will likely lead to incorrect "
    "results due to broadcasting. Please ensure they have the same size."
)
REDUCTIONS = {
    "mean": lambda losses: losses.mean(),
    "sum": lambda losses: losses.sum(),
    "none": lambda losses: losses,
}
relu, tanh, sigmoid = Tensor.relu, Tensor.tanh, Tensor.sigmoid


def linear(input, weight, bias=None):
    """Return input @ weight.T + bias."""
    if input.dtype is not weight.dtype:
        kinds = f"{input.dtype.title} and {weight.dtype.title}"
        raise RuntimeError(f"mat1 and mat2 must have the same dtype, but got {kinds}")
    product = input @ weight.T
    return product if bias is None else renamed(product + bias, "AddmmBackward0")


def loss(title, of):
    """Return a loss: what `of` says of predictions and labels, as a mean, a sum or one by one."""

    def measured(input, target, reduction="mean", **options):
        if input.shape != target.shape:
            warnings.warn(SIZES.format(target.shape, input.shape), stacklevel=2)
        result = REDUCTIONS[reduction](of(input, target, **options))
        return renamed(result, title) if title else result

    return measured


def huber(input, target, delta=1.0):
    """Return half the square of what misses by at most delta, and beyond it a straight line."""
    miss = (input - target).abs()
    return where(miss <= delta, miss * miss * 0.5, delta * (miss - 0.5 * delta))


mse_loss = loss("MseLossBackward0", lambda input, target: (input - target) ** 2)
l1_loss = loss("", lambda input, target: (input - target).abs())
huber_loss = loss("HuberLossBackward0", huber)


def log_softmax(input, dim):
    """Return the logarithms of softmax, without a large power."""
    shifted = input - input.detach().amax(dim, keepdim=True)
    return renamed(shifted - shifted.exp().sum(dim, keepdim=True).log(), "LogSoftmaxBackward0")


def softmax(input, dim):
    """Return numbers above 0 in the order of these, which sum to 1 along an axis."""
    return renamed(log_softmax(input, dim).exp(), "SoftmaxBackward0")


def cross_entropy(input, target, reduction="mean"):
    """Return -ln of the probabilities to which scores [N, K] lead for the right classes [N]."""
    losses = -log_softmax(input, 1)[list(range(len(target))), target]
    return renamed(REDUCTIONS[reduction](losses), "NllLossBackward0")
