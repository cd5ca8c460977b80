"""Fitting: the training loop for any module of PyTorch, with its slopes and its optimizer."""

from collections.abc import Callable

import torch
from torch import Tensor, nn


# --8<-- [start:train_model]
def train_model(
    model: nn.Module,
    loss: Callable,
    X: Tensor,
    y: Tensor,
    eta: float,
    epochs: int,
    stop: Callable | None = None,
) -> dict:
    """Train a model in place; return a history like that of train.

    loss(model(X[N, d]), y) has one element. In the history, theta and g hold
    all parameters and all slopes in a row.
    """
    parameters = list(model.parameters())
    optimizer = torch.optim.SGD(parameters, lr=eta)
    history = {"theta": [], "loss": [], "g": []}
    for epoch in range(epochs + 1):
        value = loss(model(X), y)  # forward, loss
        optimizer.zero_grad()  # zero
        value.backward()  # gradient
        g = in_a_row([parameter.grad for parameter in parameters])
        history["theta"].append(in_a_row(parameters))
        history["loss"].append(value.item())
        history["g"].append(g)
        if epoch == epochs or (stop and stop(value, g)):
            break
        optimizer.step()  # update
    return history


# --8<-- [end:train_model]


# --8<-- [start:in_a_row]
def in_a_row(tensors: list) -> Tensor:
    """Return a copy of all numbers of some tensors, on one axis."""
    return torch.cat([tensor.detach().flatten() for tensor in tensors])


# --8<-- [end:in_a_row]
