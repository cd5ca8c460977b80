"""The course in one file, against torch: slopes, losses and updates; and what held-out examples decide."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from torch import nn

from nudge import in_one_file as one
from nudge.schedules import cosine

SIZES = [2, 3, 4, 1]
one_rate = one.rate


@pytest.fixture
def examples():
    return one.moons(30, 0.2, seed=1)


def as_torch(theta):
    """Return the same network in torch."""
    layers, first = [], 0
    for n, units in pairwise(SIZES):
        block = torch.tensor(theta[first : first + units * (n + 1)], dtype=torch.float64).view(units, n + 1)
        linear = nn.Linear(n, units, dtype=torch.float64)
        linear.load_state_dict({"weight": block[:, :n], "bias": block[:, n]})
        layers += [linear, nn.ReLU()]
        first += units * (n + 1)
    assert first == len(theta)
    return nn.Sequential(*layers[:-1])


def gradient(network):
    """Return the slopes of a torch network, unit by unit."""
    linear = [layer for layer in network if isinstance(layer, nn.Linear)]
    rows = [torch.cat([each.weight.grad, each.bias.grad[:, None]], 1).flatten() for each in linear]
    return torch.cat(rows)


def loss_of(network, examples):
    X, y = (torch.tensor(column, dtype=torch.float64) for column in zip(*examples, strict=True))
    return nn.functional.binary_cross_entropy_with_logits(network(X)[:, 0], y)


def test_loss_and_slopes_are_those_of_torch(examples):
    theta = one.random_start(SIZES, seed=2)
    last, accuracy = one.loss_of(theta, SIZES, examples)
    network = as_torch(theta)
    loss = loss_of(network, examples)
    loss.backward()
    assert abs(one.tape[last][0] - loss.item()) < 1e-14
    difference = torch.tensor(one.backward(last)[: len(theta)], dtype=torch.float64) - gradient(network)
    assert difference.abs().max() < 1e-14
    points = torch.tensor([point for point, _ in examples], dtype=torch.float64)
    right = (network(points)[:, 0] > 0) == torch.tensor([label == 1 for _, label in examples])
    assert accuracy == right.double().mean().item()


def test_a_hundred_updates_are_those_of_torch(examples):
    theta = one.random_start(SIZES, seed=2)
    network, state = as_torch(theta), [(0.0, 0.0)] * len(theta)
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.03, weight_decay=0.1)
    for k in range(1, 101):
        last, _ = one.loss_of(theta, SIZES, examples)
        one.adam_w(theta, one.backward(last), state, k, 0.03, 0.1)
        optimizer.zero_grad()
        loss_of(network, examples).backward()
        optimizer.step()
    assert abs(one.evaluate(theta, SIZES, examples)[0] - loss_of(network, examples).item()) < 1e-12


def test_the_rate_rises_and_follows_the_cosine_to_0():
    rates = [one.rate(k, 400, 0.1) for k in range(1, 401)]
    assert max(rates) == rates[19]
    assert rates[19:] == pytest.approx([0.1 * cosine(k, 400) for k in range(20, 401)], abs=1e-15)


def test_training_leaves_the_parameters_that_were_best_on_held_out_examples(examples, capsys):
    theta = one.random_start(SIZES, seed=2)
    held_out = one.moons(20, 0.6, seed=7)
    one.train(theta, SIZES, examples, held_out, epochs=100, eta=0.1, patience=6)
    lines = capsys.readouterr().out.splitlines()
    losses = [float(line.split()[1]) for line in lines]
    assert len(lines) < 50  # of 100 epochs, every second is shown
    assert round(one.evaluate(theta, SIZES, held_out)[0], 3) <= min(losses) < losses[-1]


def test_the_rate_ends_at_0_where_the_last_batch_is_not_full(examples, monkeypatch, capsys):
    rates = []
    monkeypatch.setattr(one, "rate", lambda *at: rates.append(one_rate(*at)) or rates[-1])
    one.train(one.random_start(SIZES, seed=2), SIZES, examples, examples, epochs=30, patience=99)
    assert len(rates) == 30  # one batch of 20 in each epoch, of 30 examples
    assert rates[-1] == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize(("eta", "decay"), [(0.03, 0.0), (0.1, 0.0)])
def test_adam_does_not_mind_a_sum_for_a_mean(eta, decay, examples):
    """Question 31.3."""
    ends = []
    for factor in (1, 20):
        theta, state = one.random_start(SIZES, seed=2), [(0.0, 0.0)] * 31
        for k in range(1, 51):
            last, _ = one.loss_of(theta, SIZES, examples)
            slopes = [factor * slope for slope in one.backward(last)]
            one.adam_w(theta, slopes, state, k, eta, decay)
        ends.append(one.evaluate(theta, SIZES, examples)[0])
    assert ends[0] == pytest.approx(ends[1], rel=1e-4)


def test_plain_descent_minds_a_sum_for_a_mean(monkeypatch, capsys):
    """Question 31.3, with the network and the points of the page."""

    def descent(factor):
        def update(theta, slopes, state, k, eta):
            theta[:] = [a - factor * eta * g for a, g in zip(theta, slopes, strict=False)]

        return update

    points, right = one.moons(400, 0.2, 1), []
    for factor in (1, 20):
        monkeypatch.setattr(one, "adam_w", descent(factor))
        theta = one.random_start([2, 8, 8, 1], 3)
        one.train(theta, [2, 8, 8, 1], points[:200], points[200:300], eta=1)
        right.append(one.evaluate(theta, [2, 8, 8, 1], points[200:300])[1])
    assert right == [pytest.approx(0.91, abs=0.02), pytest.approx(0.57, abs=0.02)]


def test_the_parts_on_the_page_are_the_whole_file():
    source = Path(one.__file__).read_text("utf-8")
    parts = re.split(r"# --8<-- \[(?:start|end):\w+\]\n", source)
    assert "".join(parts[::2]).split('"""')[2].strip() == ""
    names = {}
    exec("".join(parts[1::2]), names)
    assert names["evaluate"](
        names["random_start"]([2, 8, 8, 1], 3), [2, 8, 8, 1], names["moons"](400, 0.2, 1)[:200]
    ) == (
        pytest.approx(1.662, abs=5e-4),
        0.535,
    )


def test_half_of_the_points_lie_on_each_moon():
    plain = one.moons(200, 0, seed=3)
    assert sum(label for _, label in plain) == 100
    for (a, b), label in plain:
        a, b = (a, b) if label == 0 else (1 - a, 0.5 - b)
        assert abs(a * a + b * b - 1) < 1e-12
        assert b > 0


def test_a_saved_network_gives_the_same(examples):
    theta = one.random_start(SIZES, seed=2)
    again = one.loaded(one.saved(theta, SIZES))
    assert one.evaluate(*again, examples) == one.evaluate(theta, SIZES, examples)


def test_the_file_is_short_and_needs_no_library():
    source = Path(one.__file__).read_text("utf-8")
    assert len(source.splitlines()) <= 200
    assert [line for line in source.splitlines() if line.startswith(("import", "from"))] == [
        "import json",
        "from math import cos, exp, log, pi, sin, sqrt",
    ]
