import pytest
import torch
from torch import nn

from nudge.networks import mlp
from nudge.stacking import outputs, stack_networks

SIZES = (2, 5, 4, 3)


def networks():
    return [mlp(SIZES, nn.Tanh, seed).double() for seed in range(6)]


def rows(*shape):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(0), dtype=torch.float64)


@pytest.mark.parametrize("X", [rows(7, 2), rows(6, 7, 2)])
def test_stacked_networks_give_what_each_gives_alone(X):
    nets = networks()
    given = outputs(*stack_networks(nets), X)
    assert given.shape == (6, 7, 3)
    for i, net in enumerate(nets):
        alone = net(X if X.dim() == 2 else X[i])
        assert torch.allclose(given[i], alone, rtol=1e-12)


def test_slopes_of_each_network_are_those_it_has_alone():
    nets, X, y = networks(), rows(6, 7, 2), rows(6, 7, 3)
    W, b = stack_networks(nets)
    ((outputs(W, b, X) - y) ** 2).mean(dim=(1, 2)).sum().backward()
    for i, net in enumerate(nets):
        nn.functional.mse_loss(net(X[i]), y[i]).backward()
        for stage, layer in enumerate([m for m in net if isinstance(m, nn.Linear)]):
            assert torch.allclose(W[stage].grad[i].T, layer.weight.grad, rtol=1e-10)
            assert torch.allclose(b[stage].grad[i, 0], layer.bias.grad, rtol=1e-10)


def test_stacks_are_copies():
    nets = networks()
    before = [p.clone() for net in nets for p in net.parameters()]
    W, b = stack_networks(nets)
    with torch.no_grad():
        for part in W + b:
            part.zero_()
    after = [p for net in nets for p in net.parameters()]
    assert all(torch.equal(one, other) for one, other in zip(before, after, strict=True))


def test_only_the_last_hidden_layer_is_thinned():
    nets, X, seen = networks(), rows(7, 2), []

    def thin(signals):
        seen.append(signals)
        return 0 * signals

    given = outputs(*stack_networks(nets), X, thin)
    assert [signals.shape for signals in seen] == [(6, 7, 4)]
    for i, net in enumerate(nets):
        assert torch.allclose(seen[0][i], net[:4](X), rtol=1e-12)
        assert torch.allclose(given[i], net[4].bias.expand(7, 3), rtol=1e-12)


def test_networks_of_different_depths_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        stack_networks([mlp(SIZES, nn.Tanh, 0), mlp((2, 5, 3), nn.Tanh, 0)])
