"""Schedules equal torch's, a walk equals that of torch's optimizer, and Plateau equals ReduceLROnPlateau."""

import warnings

import pytest
import torch
from torch.optim import lr_scheduler

from nudge.data import bell, lcg
from nudge.schedules import (
    Plateau,
    cosine,
    exponential,
    inverse,
    scheduled_walk,
    step_decay,
    warm_up,
)

ETA = 0.2
E24_3 = [5, 4, 3, 3, 3, 3, 3, 2.9, 2.9, 2.9, 2.9, 2.9]


def optimizer(eta=ETA):
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=eta)


def rates(scheduler_of, calls):
    """Return the learning rates before each of so many calls, one call per update."""
    sgd, found = optimizer(), []
    scheduler = scheduler_of(sgd)
    for _ in range(calls):
        found.append(sgd.param_groups[0]["lr"])
        sgd.step()
        scheduler.step()
    return found


@pytest.mark.parametrize(
    ("factor", "scheduler_of"),
    [
        (lambda k: step_decay(k, 500), lambda sgd: lr_scheduler.StepLR(sgd, 500, 0.1)),
        (lambda k: step_decay(k, 7, 0.5), lambda sgd: lr_scheduler.StepLR(sgd, 7, 0.5)),
        (lambda k: exponential(k, 0.998), lambda sgd: lr_scheduler.ExponentialLR(sgd, 0.998)),
        (lambda k: cosine(k, 2000), lambda sgd: lr_scheduler.CosineAnnealingLR(sgd, 2000)),
        (lambda k: inverse(k, 0.02), lambda sgd: lr_scheduler.LambdaLR(sgd, lambda k: 1 / (1 + 0.02 * k))),
        (
            lambda k: warm_up(k, 100),
            lambda sgd: lr_scheduler.LambdaLR(sgd, lambda k: (k + 1) / 100 if k < 100 else 1),
        ),
    ],
)
def test_a_factor_is_that_of_torch(factor, scheduler_of):
    mine = [ETA * factor(k) for k in range(2000)]
    assert mine == pytest.approx(rates(scheduler_of, 2000), rel=1e-11, abs=1e-15)


def test_one_call_per_epoch_is_a_step_every_hundred_updates():
    per_epoch = rates(lambda sgd: lr_scheduler.StepLR(sgd, 5, 0.1), 20)
    assert [ETA * step_decay(100 * epoch, 500) for epoch in range(20)] == pytest.approx(per_epoch)


def test_values_of_the_specification():
    assert [ETA * step_decay(k, 500) for k in (0, 499, 500, 1000, 1999)] == pytest.approx(
        [0.2, 0.2, 0.02, 0.002, 0.0002]
    )
    assert [ETA * cosine(k, 2000) for k in (0, 500, 1000, 1500, 1999)] == pytest.approx(
        [0.2, 0.17071, 0.1, 0.02929, 1.23e-7], rel=1e-4, abs=1e-9
    )
    assert [ETA * warm_up(k, 100) for k in (0, 49, 99, 100)] == pytest.approx([0.002, 0.1, 0.2, 0.2])


@pytest.mark.parametrize(
    "losses",
    [
        E24_3,
        [4, 3, 3, 3, 2, 2, 2, 1],  # better just before patience is at its end
        [1.0] * 12,  # cut after cut
        [-1.0] * 12,
        [-1.0, -2.0, -2.0, -2.0, -2.5, 3.0, 2.0, 1.0, 0.0],
        [float("nan")] * 7,
        [2.0, float("nan"), float("nan"), 1.0, float("nan"), float("nan"), float("nan")],
        [2.0, 1.99999, 1.99998, 1.99997, 1.99996],
    ],
)
@pytest.mark.parametrize(("factor", "patience"), [(0.5, 2), (0.1, 0), (0.3, 4)])
def test_plateau_is_that_of_torch_without_a_threshold(losses, factor, patience):
    mine, sgd, theirs = Plateau(ETA, factor, patience), optimizer(), []
    scheduler = lr_scheduler.ReduceLROnPlateau(sgd, factor=factor, patience=patience, threshold=0, eps=0)
    for loss in losses:
        scheduler.step(loss)
        theirs.append(sgd.param_groups[0]["lr"])
    assert [mine.step(loss) for loss in losses] == pytest.approx(theirs)


def test_plateau_on_the_list_of_the_specification():
    watcher = Plateau(0.2)
    assert [watcher.step(loss) for loss in E24_3] == [0.2] * 5 + [0.1] * 5 + [0.05] * 2


@pytest.mark.parametrize("batch_size", [7, 10, 20])
def test_the_walk_is_that_of_torch_on_the_same_batches(batch_size):
    x = [1 + 4 * u for u in lcg(21, 20)]
    y = [2 * reading - 5 + 0.5 * noise for reading, noise in zip(x, bell(22, 20), strict=True)]
    path = scheduled_walk(
        x, y, lambda k: 0.05 * inverse(k, 0.1), 1000, epochs=3, start=(0.5, -1.0), batch_size=batch_size
    )
    X, Y = torch.tensor(x, dtype=torch.float64), torch.tensor(y, dtype=torch.float64)
    theta = torch.tensor([0.5, -1.0], dtype=torch.float64, requires_grad=True)
    sgd = torch.optim.SGD([theta], lr=0.05)
    scheduler = lr_scheduler.LambdaLR(sgd, lambda k: 1 / (1 + 0.1 * k))
    expected = [(0.5, -1.0)]
    for epoch in range(3):
        order = torch.tensor(lcg(1_000_000 + epoch, 20), dtype=torch.float64).argsort()
        for batch in order.split(batch_size):
            sgd.zero_grad()
            ((theta[0] * X[batch] + theta[1] - Y[batch]) ** 2).mean().backward()
            sgd.step()
            scheduler.step()
            expected.append(tuple(theta.tolist()))
    assert len(path) == len(expected)
    for mine, theirs in zip(path, expected, strict=True):
        assert mine == pytest.approx(theirs, rel=1e-12)


def test_torch_2_13_surprises():
    """What the page says of the schedulers of torch: when this changes, the page has to change."""
    sgd = optimizer()
    watcher = lr_scheduler.ReduceLROnPlateau(sgd, factor=0.5, patience=2)
    for _ in range(50):
        watcher.step(-1.0)
    assert sgd.param_groups[0]["lr"] == ETA

    halved = optimizer()
    scheduler = lr_scheduler.StepLR(halved, 1, 0.5)
    for _ in range(3):
        halved.step()
        scheduler.step()
    assert halved.param_groups[0]["lr"] == ETA / 8
    lr_scheduler.LambdaLR(halved, lambda k: 1)
    assert halved.param_groups[0]["lr"] == ETA

    def chained(sgd):
        parts = [lr_scheduler.LinearLR(sgd, 0.1, total_iters=5), lr_scheduler.OneCycleLR(sgd, 1, 20)]
        return lr_scheduler.SequentialLR(sgd, parts, milestones=[5])

    assert rates(chained, 1) == pytest.approx([0.004])  # a 25th of 1, and not ETA, times 0.1
    early = optimizer()
    scheduler = lr_scheduler.StepLR(early, 1, 0.1)
    with pytest.warns(UserWarning, match="before `optimizer.step"):
        scheduler.step()
    assert early.param_groups[0]["lr"] == pytest.approx(ETA / 10)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = rates(lambda sgd: lr_scheduler.CosineAnnealingLR(sgd, 20), 41)
    assert found[20:41:20] == pytest.approx([0, ETA])
