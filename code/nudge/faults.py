"""Faults: one training loop on five digits, and nine things that may be wrong with it."""

from torch import Tensor, nn
from torch.optim import SGD

from nudge.classification import cross_entropy
from nudge.networks import mlp


# --8<-- [start:five_digits]
def five_digits(X: Tensor, k: Tensor, fault: str) -> list:
    """Return the losses before each of 100 steps on X[5, 64] and k[5]."""
    net, eta = mlp((64, 64, 10), nn.ReLU, 0).double(), 0.5
    if fault == "tiny rate":
        eta = 1e-4
    if fault == "huge rate":
        eta = 50
    if fault == "blank":
        X = 0 * X
    if fault == "unscaled":
        X = 16 * X
    if fault == "mixed":
        k = k[[2, 3, 4, 0, 1]]
    if fault == "softmax":
        net = nn.Sequential(net, nn.Softmax(dim=1))
    if fault == "relu":
        net = nn.Sequential(net, nn.ReLU())
    optimizer, losses = SGD(net.parameters(), eta), []
    for _ in range(100):
        if fault != "never zero":
            optimizer.zero_grad()
        loss = cross_entropy(net(X), k)
        loss.backward()
        if fault == "zero late":
            optimizer.zero_grad()
        optimizer.step()
        losses.append(loss.item())
    return losses


# --8<-- [end:five_digits]
