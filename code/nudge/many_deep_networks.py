"""Many deep networks: trains networks of ReLUs with the same sizes side by side, in the time of a few."""

import torch
from torch import Tensor, nn


def train_side_by_side(models: list[nn.Sequential], X: Tensor, y: Tensor, eta: float, epochs: int) -> None:
    """Train models of nudge.networks.mlp in place for the MSE of X (N, n) and y (N, 1), by plain descent.

    Weights and biases of a layer are stacked over the models; the slopes go back layer by layer.
    """
    stages = [layers for layers in zip(*models, strict=True) if isinstance(layers[0], nn.Linear)]
    W = [torch.stack([layer.weight.detach() for layer in layers]) for layers in stages]
    b = [torch.stack([layer.bias.detach()[None] for layer in layers]) for layers in stages]
    inputs = X.repeat(len(models), 1, 1)
    for _ in range(epochs):
        signals = [inputs]
        for i in range(len(W)):
            z = torch.baddbmm(b[i], signals[i], W[i].mT)
            signals.append(z if i == len(W) - 1 else z.relu_())
        g = (signals.pop() - y) * (2 / len(y))
        for i in reversed(range(len(W))):
            back = (g @ W[i]) * (signals[i] > 0) if i else g
            W[i] -= eta * (g.mT @ signals[i])
            b[i] -= eta * g.sum(dim=1, keepdim=True)
            g = back
    with torch.no_grad():
        for layers, weights, biases in zip(stages, W, b, strict=True):
            for layer, weight, bias in zip(layers, weights, biases, strict=True):
                layer.weight[:], layer.bias[:] = weight, bias[0]
