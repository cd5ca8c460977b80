"""Layers in a row: what they can write, how signals and slopes change on their way, and where they start."""

import pytest
import torch
from torch import nn

from nudge.depth import he_start, random_weights, signals_and_slopes, tent
from nudge.networks import mlp

ACTIVATIONS = {
    "relu": (torch.relu, lambda z: (z > 0).to(z.dtype)),
    "tanh": (torch.tanh, lambda z: 1 - torch.tanh(z) ** 2),
    "sigmoid": (torch.sigmoid, lambda z: torch.sigmoid(z) * (1 - torch.sigmoid(z))),
}


def test_tents_over_tents_double_the_pieces():
    x = torch.linspace(0, 1, 2**12 + 1, dtype=torch.float64)
    y, pieces = x, []
    for _ in range(7):
        y = tent(y)
        changes = y[2:] - 2 * y[1:-1] + y[:-2]
        pieces.append(1 + (changes.abs() > 1e-9).sum().item())
    assert pieces == [2, 4, 8, 16, 32, 64, 128]


def test_random_weights_have_the_mean_and_the_spread_that_were_asked_for():
    W = random_weights(300, 200, 0.25, 1000)
    assert W.shape == (300, 200)
    assert abs(W.mean()) < 0.003
    assert W.std().item() == pytest.approx(0.25, rel=0.01)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_slopes_are_those_of_autograd(name):
    activation, slope = ACTIVATIONS[name]
    weights = [random_weights(m, n, 0.6, 1000 + m) for n, m in ((3, 5), (5, 4), (4, 2))]
    x = torch.tensor([0.3, -0.2, 0.9], dtype=torch.float64, requires_grad=True)
    c = torch.tensor([1.0, -2.0], dtype=torch.float64)
    layers = [x]
    for W in weights:
        layers.append(activation(nn.functional.linear(layers[-1], W)))
    want = torch.autograd.grad(c @ layers[-1], layers)
    signals, slopes = signals_and_slopes(weights, activation, slope, x.detach(), c)
    torch.testing.assert_close(signals, [layer.detach() for layer in layers])
    torch.testing.assert_close(slopes, list(want))


def test_a_start_after_he_is_that_of_torch_in_mean_and_spread():
    model, other = he_start(mlp((50, 200, 100, 1), nn.ReLU, 0), 1000), mlp((50, 200, 100, 1), nn.ReLU, 0)
    for mine, theirs in zip(model[:4:2], other[:4:2], strict=True):
        nn.init.kaiming_uniform_(theirs.weight, nonlinearity="relu")
        assert mine.weight.std().item() == pytest.approx(theirs.weight.std().item(), rel=0.03)
        assert mine.weight.abs().max().item() == pytest.approx(theirs.weight.abs().max().item(), rel=0.01)
        assert not mine.bias.any()
    assert not torch.equal(model[2].weight.flatten()[:100], model[4].weight.flatten())


@pytest.mark.parametrize(
    ("name", "s", "forward", "back"),
    [
        ("relu", 0.05, 6.8e-8, 7.6e-8),
        ("relu", 0.25, 0.66, 0.74),
        ("relu", 0.5, 676, 762),
        ("tanh", 32**-0.5, 0.21, 0.25),
        ("sigmoid", 32**-0.5, 0.52, 4.1e-7),
    ],
)
def test_what_is_left_after_ten_layers(name, s, forward, back):
    assert lasting(name, s) == pytest.approx([forward, back], rel=0.02)


def lasting(name, s, depth=10, n=32):
    """Return the factors of signals and of slopes over all layers, geometric means of ten networks."""
    logs = []
    for k in range(10):
        weights = [random_weights(n, n, s, 1000 + 10 * k + i) for i in range(depth)]
        ends = [random_weights(1, n, 1.0, 1100 + 10 * j + k)[0] for j in range(2)]
        signals, slopes = signals_and_slopes(weights, *ACTIVATIONS[name], *ends)
        pair = (signals[-1].norm() / signals[0].norm(), slopes[0].norm() / slopes[-1].norm())
        logs.append(torch.stack(pair).log())
    return torch.stack(logs).mean(dim=0).exp().tolist()
