"""Each rule takes the steps of torch's optimizer, for a hundred updates in float64."""

from functools import partial
from math import inf, nan

import pytest
import torch
from torch import optim

from nudge.optimizers import adam, descend, momentum, nesterov, rmsprop, stays_from

START = [1.0, -2.0, 0.5]
NEW = (0, 0.0, 0.0)
DECAY = 0.3


def with_penalty(rule):
    return lambda knob, g, state, eta: rule(knob, g + DECAY * knob, state, eta)


def with_decay(rule):
    return lambda knob, g, state, eta: rule((1 - eta * DECAY) * knob, g, state, eta)


RULES = {  # the rule, its state at the start, eta, and torch's optimizer
    "plain": (partial(momentum, mu=0), 0.0, 0.01, optim.SGD),
    "momentum": (partial(momentum, mu=0.8), 0.0, 0.01, partial(optim.SGD, momentum=0.8)),
    "nesterov": (nesterov, 0.0, 0.01, partial(optim.SGD, momentum=0.9, nesterov=True)),
    "rmsprop": (rmsprop, 0.0, 0.02, optim.RMSprop),
    "rmsprop, other settings": (
        partial(rmsprop, alpha=0.9, eps=0.1),
        0.0,
        0.02,
        partial(optim.RMSprop, alpha=0.9, eps=0.1),
    ),
    "adam": (adam, NEW, 0.1, optim.Adam),
    "adam, other settings": (
        partial(adam, betas=(0.8, 0.95), eps=0.01),
        NEW,
        0.1,
        partial(optim.Adam, betas=(0.8, 0.95), eps=0.01),
    ),
    "a penalty": (with_penalty(momentum), 0.0, 0.01, partial(optim.SGD, momentum=0.9, weight_decay=DECAY)),
    "a penalty on adam": (with_penalty(adam), NEW, 0.1, partial(optim.Adam, weight_decay=DECAY)),
    "adamw": (with_decay(adam), NEW, 0.1, partial(optim.AdamW, weight_decay=DECAY)),
}


def loss(theta):
    """Return a bowl whose axes are turned; the last knob has no slope at all."""
    a, b, c = theta
    return (a - 3) ** 2 + 5 * (b - 0.2) ** 2 + a * b + 0 * c


def slopes(theta):
    a, b, c = theta
    return [2 * (a - 3) + b, 10 * (b - 0.2) + a, 0 * c]


def torch_walk(make, eta):
    theta = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer, path = make([theta], lr=eta), [theta.tolist()]
    for _ in range(100):
        optimizer.zero_grad()
        loss(theta).backward()
        optimizer.step()
        path.append(theta.tolist())
    return path


@pytest.mark.parametrize("name", RULES)
def test_numbers_take_the_steps_of_torch(name):
    rule, state, eta, make = RULES[name]
    for ours, theirs in zip(
        descend(rule, slopes, START, state, eta, 100), torch_walk(make, eta), strict=True
    ):
        assert ours == pytest.approx(theirs, rel=0, abs=1e-12)


@pytest.mark.parametrize("name", RULES)
def test_tensors_take_the_steps_of_torch(name):
    rule, state, eta, make = RULES[name]
    theta = [torch.tensor(START, dtype=torch.float64)]
    path = descend(rule, lambda tensors: [torch.stack(slopes(tensors[0]))], theta, state, eta, 100)
    torch.testing.assert_close(path[-1][0].tolist(), torch_walk(make, eta)[-1], rtol=0, atol=1e-12)


def test_what_a_rule_gets_stays_as_it_was():
    theta, g, kept = (torch.tensor([number]) for number in (1.0, 2.0, 3.0))
    for rule in (momentum, nesterov, rmsprop):
        rule(theta, g, kept, 0.1)
    adam(theta, g, (1, kept, kept), 0.1)
    assert [theta.item(), g.item(), kept.item()] == [1, 2, 3]


def test_two_knobs_have_a_state_each():
    path = descend(partial(momentum, mu=1.0), lambda theta: [1.0, 0.0], [0.0, 0.0], 0.0, 1.0, 3)
    assert path == [[0, 0], [-1, 0], [-3, 0], [-6, 0]]


@pytest.mark.parametrize(
    ("values", "first"),
    [([5, 4, 3], inf), ([5, 2, 3, 2, 1], 3), ([5, 3, 2], 2), ([1, 2], 0), ([1, nan], inf)],
)
def test_from_when_on_values_stay_at_or_below_a_target(values, first):
    assert stays_from(values, 2) == first
