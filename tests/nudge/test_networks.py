"""One hidden layer, its one list of parameters, the numbers of its lesson (E17), and layers in a row."""

import pytest
import torch
from expecting import close
from torch import nn

from nudge.activations import relu, sigmoid
from nudge.data import bell
from nudge.losses import mse
from nudge.many_networks import TARGETS, X, Y, Z, train_together
from nudge.networks import hidden_layer, mlp, random_start, unpack
from nudge.slope import grad_check

EQUAL = torch.tensor([1.0, 1, 1, 0, 0, 0, 0.5, 0.5, 0.5, 0], dtype=torch.float64)
BY_HAND = [  # W, b, c, b0
    torch.tensor([[1.0, 0, -1], [0, 2, 1], [1, 1, 1]]),
    torch.tensor([0.0, -1, 0.5]),
    torch.tensor([1.0, -2, 3]),
    torch.tensor(0.5),
]


def loss_of(theta, activation=sigmoid):
    return mse(hidden_layer(Z[:, None], *unpack(theta, 1), activation), TARGETS)


@pytest.mark.parametrize(("d", "h"), [(1, 3), (3, 3), (7, 100)])
@pytest.mark.parametrize("activation", [sigmoid, relu])
def test_a_hidden_layer_is_two_linear_layers_with_an_activation_between(d, h, activation):
    torch.manual_seed(0)
    inner, outer = torch.nn.Linear(d, h, dtype=X.dtype), torch.nn.Linear(h, 1, dtype=X.dtype)
    rows = torch.randn(5, d, dtype=X.dtype)
    parts = [inner.weight, inner.bias, outer.weight[0], outer.bias[0]]
    want = outer(activation(inner(rows)))[:, 0]
    torch.testing.assert_close(hidden_layer(rows, *parts, activation), want)
    theta = torch.cat([part.flatten() for part in parts])
    torch.testing.assert_close(hidden_layer(rows, *unpack(theta, d), activation), want)


@pytest.mark.parametrize(("activation", "output"), [(sigmoid, 1.61964), (relu, 8)])
def test_three_units_with_three_features_by_hand(activation, output):
    x = torch.tensor([1.0, 2, 3])
    assert (BY_HAND[0] @ x + BY_HAND[1]).tolist() == [-2, 6, 6.5]
    assert [hidden_layer(x, *BY_HAND, activation).item()] == close(output, digits=5)


@pytest.mark.parametrize(
    ("d", "h", "count"), [(1, 3, 10), (3, 3, 16), (7, 3, 28), (7, 100, 901), (56, 100, 5801), (5, 4, 29)]
)
def test_the_list_is_divided_without_rest(d, h, count):
    W, b, c, b0 = unpack(torch.arange(count), d)
    assert (W.shape, b.shape, c.shape, b0.item()) == ((h, d), (h,), (h,), count - 1)
    assert torch.equal(torch.cat([W.flatten(), b, c, b0[None]]), torch.arange(count))


def test_a_start_is_drawn_by_the_generator_of_the_course():
    theta, drawn = random_start(4, 2), torch.tensor(bell(1702, 12), dtype=X.dtype)
    assert torch.equal(theta[:8], drawn[:8])
    assert torch.equal(theta[8:12], drawn[8:] / 2)
    assert theta[12] == 0


def test_one_unit_by_hand():
    """At x = 2, y = 1 from w = b = b0 = 0 and c = 4: four slopes, and the loss after a step with η = 0.05."""
    x, y = torch.tensor([[2.0]]), torch.tensor([1.0])
    theta = torch.tensor([0.0, 0, 4, 0], requires_grad=True)
    mse(hidden_layer(x, *unpack(theta, 1), sigmoid), y).backward()
    assert theta.grad.tolist() == [4, 2, 1, 2]
    after = theta.detach() - 0.05 * theta.grad
    assert [mse(hidden_layer(x, *unpack(after, 1), sigmoid), y).item()] == close(0.1531, digits=4)


def test_autograd_agrees_with_differences():
    start = random_start(3, 0)
    assert grad_check(loss_of, torch.func.grad(loss_of)(start), start) < 1e-9


@pytest.mark.parametrize(("activation", "eta"), [(torch.sigmoid, 0.2), (torch.relu, 0.02)])
def test_networks_side_by_side_go_where_one_goes(activation, eta):
    starts = [random_start(1, 0), EQUAL, random_start(3, 0)]
    ends = train_together(starts, eta, 50, activation)
    for start, (loss, theta) in zip(starts, ends, strict=True):
        for _ in range(50):
            start = start - eta * torch.func.grad(loss_of)(start, activation)
        torch.testing.assert_close(theta, start)
        assert loss == pytest.approx((loss_of(start, activation) * Y.var(correction=0)).item())


@pytest.fixture(scope="module")
def trained():
    """Return the losses after 10,000 epochs by number of units, one for each seed."""
    counts = {1: 5, 2: 5, 3: 40, 5: 5}
    starts = [random_start(h, seed) for h, seeds in counts.items() for seed in range(seeds)]
    losses = iter([loss for loss, _ in train_together(starts, 0.2, 10_000)])
    return {h: [next(losses) for _ in range(seeds)] for h, seeds in counts.items()}


def test_losses_by_the_number_of_units(trained):
    assert trained[1] == close(0.3705, 0.3724, 0.3700, 0.3693, 0.3723, digits=4)
    assert trained[2] == close(0.1572, 0.1574, 0.1572, 0.1574, 0.1574, digits=4)
    assert trained[3][:5] == close(0.0041, 0.0040, 0.0041, 0.0040, 0.0045, digits=4)
    assert trained[5] == close(0.0030, 0.0035, 0.0036, 0.0037, 0.0032, digits=4)


def test_two_of_forty_starts_get_stuck(trained):
    assert [seed for seed, loss in enumerate(trained[3]) if loss > 0.02] == [6, 10]
    assert [trained[3][6], trained[3][10]] == close(0.157, 0.158, digits=3)


def test_what_has_to_differ_between_units():
    """Equal units act as one, and two that are equal as two; different outer weights alone are enough."""
    outer = torch.tensor([0.0, 0, 0, 0, 0, 0, 0.5, -0.5, 1, 0], dtype=X.dtype)
    two = random_start(3, 0)
    two[[1, 4, 7]] = two[[0, 3, 6]]
    ends = train_together([EQUAL, outer, two], 0.2, 10_000)
    assert [loss for loss, _ in ends] == close(0.3666, 0.0046, 0.1583, digits=4)
    assert (ends[0][1][:9].reshape(3, 3) - ends[0][1][:9:3, None]).abs().max() < 1e-9


def test_two_losses_that_stand_still_at_once():
    assert [loss for loss, _ in train_together([torch.zeros(10, dtype=X.dtype)], 0.2, 100)] == close(
        0.9363, digits=4
    )
    (loss, _), *_ = train_together([random_start(3, 0)], 1.0, 10)
    assert 50 < loss < 100


def test_an_mlp_is_linear_layers_with_an_activation_between_any_two():
    model = mlp((3, 4, 2, 1), nn.Tanh, 5)
    torch.manual_seed(5)
    first, second, third = nn.Linear(3, 4), nn.Linear(4, 2), nn.Linear(2, 1)
    rows = torch.linspace(-1, 1, 15).reshape(5, 3)
    assert torch.equal(model(rows), third(torch.tanh(second(torch.tanh(first(rows))))))
    assert sum(p.numel() for p in model.parameters()) == 16 + 10 + 3


def test_without_a_hidden_layer_an_mlp_is_one_linear_layer():
    (layer,) = mlp((3, 1), nn.ReLU, 0)
    assert (layer.in_features, layer.out_features) == (3, 1)
