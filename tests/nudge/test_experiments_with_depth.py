"""What the lesson on depth says of trained networks beyond what its page runs (E19)."""

import pytest
import torch
from torch import nn

from nudge.depth import tent
from nudge.losses import mse
from nudge.many_deep_networks import train_side_by_side
from nudge.many_networks import TARGETS, Y, Z
from nudge.networks import mlp, random_start, unpack


@pytest.mark.parametrize("sizes", [(2, 1), (2, 3, 1), (2, 5, 4, 1)])
def test_networks_side_by_side_go_where_each_goes_alone(sizes):
    torch.manual_seed(0)
    X, y = torch.randn(20, 2, dtype=torch.float64), torch.randn(20, 1, dtype=torch.float64)
    together, alone = ([mlp(sizes, nn.ReLU, seed).double() for seed in range(3)] for _ in range(2))
    train_side_by_side(together, X, y, 0.1, 20)
    for model, other in zip(together, alone, strict=True):
        optimizer = torch.optim.SGD(other.parameters(), lr=0.1)
        for _ in range(20):
            optimizer.zero_grad()
            mse(other(X), y).backward()
            optimizer.step()
        torch.testing.assert_close(list(model.parameters()), list(other.parameters()))


def test_with_relus_three_of_twenty_starts_follow_the_bent_curve():
    """From the starts of one hidden layer, where 18 of 20 sigmoid networks come below an MSE of 0.02."""
    models = [mlp((1, 3, 1), nn.ReLU, 0).double() for _ in range(20)]
    for seed, model in enumerate(models):
        W, b, c, b0 = unpack(random_start(3, seed), 1)
        with torch.no_grad():
            model[0].weight[:], model[0].bias[:] = W, b
            model[2].weight[:], model[2].bias[:] = c, b0
    train_side_by_side(models, Z[:, None], TARGETS[:, None], 0.05, 10_000)
    losses = [mse(model(Z[:, None])[:, 0], TARGETS).item() * Y.var(correction=0) for model in models]
    dead = [not (model[0](Z[:, None]) > 0).any(dim=0).all() for model in models]
    assert sum(loss < 0.02 for loss in losses) == 3
    assert sum(loss > 0.02 and one for loss, one in zip(losses, dead, strict=True)) > 5


@pytest.mark.parametrize("width", [2, 8])
def test_descent_does_not_find_the_tent_over_a_tent_over_a_tent(width):
    x = torch.linspace(0, 1, 257, dtype=torch.float64)[:, None]
    y = tent(tent(tent(x)))
    models = [mlp((1, width, width, width, 1), nn.ReLU, seed).double() for seed in range(10)]
    train_side_by_side(models, x, y, 0.05, 2000)
    assert min(mse(model(x), y) for model in models) > 0.98 * y.var(correction=0)
