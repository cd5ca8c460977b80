"""The numbers that the lesson on schedules rests on (E24): ten walks of 20 epochs on batches of ten."""

import functools

import pytest
import torch
from expecting import close

from nudge.figures.learning_rate_schedules import X, Y, _excess
from nudge.schedules import cosine, exponential, inverse, scheduled_walk, step_decay, warm_up

RATES = {
    "0.05": lambda k: 0.05,
    "0.02": lambda k: 0.02,
    "0.014": lambda k: 0.014,
    "0.01": lambda k: 0.01,
    "0.007": lambda k: 0.007,
    "0.002": lambda k: 0.002,
    "step": lambda k: 0.05 * step_decay(k, 500),
    "cosine": lambda k: 0.05 * cosine(k, 2000),
    "warm": lambda k: 0.05 * (warm_up(k, 100) if k < 100 else cosine(k - 100, 1900)),
    "inverse": lambda k: 0.05 * inverse(k, 0.005),
    "hasty": lambda k: 0.05 * exponential(k, 0.995),
}


@functools.cache
def walks(name):
    """Return ten walks: walk, update, knob."""
    found = [scheduled_walk(X, Y, RATES[name], seed) for seed in range(1000, 1010)]
    return torch.tensor(found, dtype=torch.float64)


def in_epoch(name, *epochs):
    excess = _excess(walks(name))
    return [excess[:, 100 * epoch - 99 : 100 * epoch + 1].mean().item() for epoch in epochs]


@pytest.mark.parametrize(
    ("name", "losses"),
    [
        ("0.05", (1.42, 0.0323, 0.0311, 0.0334)),
        ("0.01", (2.80, 0.386, 0.0359, 0.00322)),
        ("0.002", (3.58, 2.23, 1.37, 0.512)),
        ("step", (1.42, 0.0323, 0.00144, 0.0000142)),
        ("cosine", (1.42, 0.0246, 0.0102, 0.0000165)),
        ("warm", (2.69, 0.0270, 0.0114, 0.0000193)),
        ("inverse", (1.50, 0.0157, 0.00324, 0.00123)),
    ],
)
def test_the_race(name, losses):
    assert in_epoch(name, 1, 5, 10, 20) == pytest.approx(losses, rel=0.005)


def test_no_constant_comes_near_the_schedules():
    constants = [in_epoch(name, 20)[0] for name in ("0.05", "0.02", "0.014", "0.01", "0.007", "0.002")]
    assert min(constants) == in_epoch("0.01", 20)[0]
    assert min(constants) > 150 * max(*in_epoch("step", 20), *in_epoch("cosine", 20))


def test_a_hasty_schedule_freezes():
    fifteen, twenty = in_epoch("hasty", 15, 20)
    assert 0.99 < twenty / fifteen < 1
    assert twenty > 0.02
    assert [sum(RATES["hasty"](k) for k in range(2000))] == close(10.0, digits=3)


def test_averaging_needs_a_walk_that_has_arrived():
    means = [_excess(walks(name)[:, 1001:].mean(dim=1)).mean().item() for name in ("0.05", "0.01")]
    assert means[0] < 5e-6 < min(*in_epoch("step", 20), *in_epoch("cosine", 20))
    assert means[1] > in_epoch("0.01", 20)[0]
