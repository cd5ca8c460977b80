"""Stacking: many networks of one shape side by side, so that one product serves a layer of all of them."""

from collections.abc import Callable

import torch
from torch import Tensor, nn


# --8<-- [start:stack_networks]
def stack_networks(nets: list[nn.Sequential]) -> tuple[list, list]:
    """Return the weights W and biases b of n networks, copied, to be trained.

    W has a tensor [n, inputs, units] for each layer, b has [n, 1, units].
    """
    each = [[m for m in net if isinstance(m, nn.Linear)] for net in nets]
    stages = [*zip(*each, strict=True)]  # the first layers, the second ones, …
    W = [torch.stack([m.weight.detach().T for m in s]) for s in stages]
    b = [torch.stack([m.bias.detach()[None] for m in s]) for s in stages]
    return [w.requires_grad_() for w in W], [c.requires_grad_() for c in b]


# --8<-- [end:stack_networks]


# --8<-- [start:outputs]
def outputs(
    W: list,
    b: list,
    X: Tensor,
    thin: Callable | None = None,
) -> Tensor:
    """Return what n networks with tanh give for rows X: [n, N, outputs].

    X is [N, inputs] for all of them, or [n, N, inputs] with rows for each.
    thin changes what the last hidden layer gives, as dropout does.
    """
    signals = X.expand(len(W[0]), -1, -1)
    for i in range(len(W) - 1):
        signals = torch.baddbmm(b[i], signals, W[i]).tanh()
    if thin:
        signals = thin(signals)
    return torch.baddbmm(b[-1], signals, W[-1])  # b + signals @ W, for each


# --8<-- [end:outputs]
