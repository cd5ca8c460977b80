"""Functions of networks: layers, activations and losses, without parameters."""

import warnings

from pocket.numbers import int64
from pocket.operations import OPERATIONS
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
relu, tanh, sigmoid = (OPERATIONS[name] for name in ("relu", "tanh", "sigmoid"))


def linear(input, weight, bias=None):
    """Return input @ weight.T + bias."""
    if input.dtype is not weight.dtype:
        kinds = f"{input.dtype.title} and {weight.dtype.title}"
        raise RuntimeError(f"mat1 and mat2 must have the same dtype, but got {kinds}")
    product, title = input @ weight.T, "ViewBackward0" if input.ndim == 1 else "AddmmBackward0"
    return product if bias is None else renamed(product + bias, title)


def loss(title, of):
    """Return a loss: what `of` says of predictions and labels, as a mean, a sum or one by one."""

    def measured(input, target, reduction="mean", **options):
        if input.shape != target.shape:
            warnings.warn(SIZES.format(target.shape, input.shape), stacklevel=2)
        result = REDUCTIONS[reduction](of(input, target, **options))
        return renamed(result, title) if title else result

    return measured


mse_loss = loss("MseLossBackward0", lambda input, target: (input - target) ** 2)
l1_loss = loss("", lambda input, target: (input - target).abs())


def log_softmax(input, dim):
    """Return the logarithms of softmax, without a large power."""
    shifted = input - input.detach().amax(dim, keepdim=True)
    return renamed(shifted - shifted.exp().sum(dim, keepdim=True).log(), "LogSoftmaxBackward0")


def softmax(input, dim):
    """Return numbers above 0 in the order of these, which sum to 1 along an axis."""
    return renamed(log_softmax(input, dim).exp(), "SoftmaxBackward0")


def cross_entropy(input, target, reduction="mean"):
    """Return -ln of the probabilities to which scores [N, K] lead for the right classes [N]."""
    if target.ndim != 1:
        raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")
    if target.dtype is not int64:
        raise RuntimeError(f"expected target dtype to be Long or Byte, but got {target.dtype.title}")
    for k in target.tolist():
        if not 0 <= k < input.shape[1]:
            raise IndexError(f"Target {k} is out of bounds.")
    losses = -log_softmax(input, 1)[list(range(len(input))), target]
    return renamed(REDUCTIONS[reduction](losses), "NllLossBackward0")


Tensor.log_softmax, Tensor.softmax = log_softmax, softmax
