"""Faults: one training loop on five digits, with ten things that may be wrong with it."""

from torch import Tensor, nn
from torch.optim import SGD

from nudge.classification import cross_entropy
from nudge.networks import mlp


# --8<-- [start:five_digits]
def five_digits(X: Tensor, k: Tensor, fault: str, steps: int = 100) -> list:
    """Return the loss before each step of a training on X[5, 64] and k[5]."""
    net, eta = mlp((64, 64, 10), nn.ReLU, 0).double(), 0.5
    if fault == "η = 0.0001":
        eta = 1e-4
    if fault == "η = 50":
        eta = 50
    if fault == "all inputs 0":
        X = 0 * X
    if fault == "inputs up to 16":
        X = 16 * X
    if fault == "labels mixed up":
        k = k[[2, 3, 4, 0, 1]]
    if fault == "softmax at the end":
        net = nn.Sequential(net, nn.Softmax(dim=1))
    if fault == "ReLU at the end":
        net = nn.Sequential(net, nn.ReLU())
    optimizer, losses = SGD(net.parameters(), eta), []
    for _ in range(steps):
        if fault != "never zero_grad":
            optimizer.zero_grad()
        loss = cross_entropy(net(X), k)
        loss.backward()
        if fault == "zero_grad too late":
            optimizer.zero_grad()
        optimizer.step()
        losses.append(loss.item())
    return losses


# --8<-- [end:five_digits]
