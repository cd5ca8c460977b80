"""Networks of one feature: their starts, what they put out, and the slopes of their loss."""

import torch

from nudge.activations import sigmoid
from nudge.losses import mse
from nudge.networks import hidden_layer, random_start, unpack
from vectors import numbers, vector


def vectors() -> list[dict]:
    starts = [
        vector("randomStart", [h, seed], random_start(h, seed)) for h, seed in ((1, 0), (3, 6), (8, 20))
    ]
    thetas = [numbers(3 * h + 1) for h in (1, 2, 3, 8)]
    outputs = [
        vector("hiddenLayer", [x, theta], outputs_of(torch.tensor(theta, dtype=torch.float64), [x])[0])
        for theta in thetas
        for x in numbers(3)
    ]
    parts = [vector("unpack", [theta], divided(torch.tensor(theta, dtype=torch.float64))) for theta in thetas]
    return starts + parts + outputs + [scored(numbers(7), numbers(7), theta) for theta in thetas]


def divided(theta: torch.Tensor) -> dict:
    """Return the parts of a list of parameters as the browser names them."""
    W, b, c, b0 = unpack(theta, 1)
    return {"w": W[:, 0], "b": b, "c": c, "b0": b0}


def outputs_of(theta: torch.Tensor, x: list) -> torch.Tensor:
    """Return what a network puts out at each x."""
    X = torch.tensor(x, dtype=torch.float64)[:, None]
    return hidden_layer(X, *unpack(theta, 1), sigmoid)


def scored(x: list, y: list, theta: list) -> dict:
    """Return the loss and its slopes by autograd."""
    leaf = torch.tensor(theta, dtype=torch.float64, requires_grad=True)
    loss = mse(outputs_of(leaf, x), torch.tensor(y, dtype=torch.float64))
    loss.backward()
    return vector("lossAndSlopes", [x, y, theta], {"loss": loss.item(), "slopes": leaf.grad})
