"""The numbers that the lesson on batches rests on (E21), beyond those that its page computes.

Where examples are drawn anew for each update, the mean excess follows exactly from the second moments:
no sampling is left in it.
"""

import pytest
import torch
from expecting import close

from nudge.batches import sgd_line, shuffled, updates_per_epoch
from nudge.data import noisy_line, noisy_quadratic
from nudge.losses import mse
from nudge.models import line
from nudge.regression import mse_line, with_constant

X, Y = noisy_line()
BEST = mse_line(X, Y)
ORDERS = [shuffled(1000, 1000 + epoch) for epoch in range(20)]
SETTINGS = {1: 1000, 10: 100, 100: 10, 1000: 1}


def excess(path):
    """Return by how much the loss of each (w, b) is above the lowest one."""
    away = torch.tensor(path, dtype=X.dtype) - BEST
    design = with_constant(X)
    return ((away @ (design.T @ design / len(X))) * away).sum(dim=1)


def moments(size, eta):
    """Return how an update changes the second moments of the distance: a matrix and a constant; and H."""
    design, e = with_constant(X), line(X, *BEST) - Y
    one = torch.stack([torch.outer(row, row) for row in 2**0.5 * design])  # curvature of each example
    H = one.mean(dim=0)
    eye = torch.eye(2, dtype=X.dtype)
    spread = torch.stack([torch.kron(each - H, each - H) for each in one]).mean(dim=0)
    A = eye - eta * H
    noise = (2 * e[:, None] * design).T @ (2 * e[:, None] * design) / len(X)
    return torch.kron(A, A) + eta**2 / size * spread, eta**2 / size * noise.reshape(4), H


def floor(size, eta):
    """Return the mean excess in the end, with examples drawn anew; the noise at the best line only."""
    M, constant, H = moments(size, eta)
    steady = torch.linalg.solve(torch.eye(4, dtype=X.dtype) - M, constant).reshape(2, 2)
    return (H @ steady).trace().item() / 2


def wall(size):
    """Return the largest rate at which the mean square distance does not grow, with examples drawn anew."""
    low, high = 0.01, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        stable = torch.linalg.eigvals(moments(size, middle)[0]).abs().max() < 1
        low, high = (middle, high) if stable else (low, middle)
    return low


def test_the_lowest_loss_and_its_curvatures():
    H = 2 * with_constant(X).T @ with_constant(X) / len(X)
    flat, steep = torch.linalg.eigvalsh(H).tolist()
    assert [flat, steep] == close(1.982, 2.701, digits=3)
    assert [2 / (flat + steep), 2 / steep] == close(0.427, 0.7405, digits=3)


def test_slopes_at_the_start():
    g = torch.stack([-2 * Y * X, -2 * Y])
    assert g.mean(dim=1).tolist() == close(-5.210, -1.755, digits=3)
    assert [g[0].std(correction=0).item()] == close(5.356, digits=3)
    assert (g.T @ g.mean(dim=1) < 0).sum() == 64


def test_small_batches_have_a_lower_wall():
    assert [wall(size) for size in SETTINGS] == close(0.328, 0.674, 0.734, 0.740, digits=2)


@pytest.mark.parametrize(("eta", "share"), [(0.2, 0.2927), (0.05, 0.0344), (0.0125, 0.0076)])
def test_the_floor_of_one_example_at_a_time(eta, share):
    assert [floor(1, eta)] == close(share, digits=3)
    late = excess(sgd_line(X.tolist(), Y.tolist(), ORDERS, 1, eta))[10_000:]
    assert late.mean().item() == pytest.approx(share, rel=0.08)


def test_the_floor_goes_with_the_rate_over_the_batch_size():
    assert [floor(1, 0.002), floor(10, 0.02)] == close(0.00118, 0.00120, digits=5)


def test_in_the_cloud_half_of_the_steps_raise_the_loss():
    heights = excess(sgd_line(X.tolist(), Y.tolist(), ORDERS, 1, 0.05))[10_000:]
    assert (heights[1:] > heights[:-1]).double().mean().item() == pytest.approx(0.5, abs=0.1)


def test_with_its_own_rate_the_full_batch_arrives_at_once():
    assert excess(sgd_line(X.tolist(), Y.tolist(), ORDERS[:5], 1000, 0.427))[-1] < 1e-7


def test_after_one_epoch_ten_at_a_time_is_lowest_on_average():
    found = []
    for size, updates in SETTINGS.items():
        paths = [sgd_line(X.tolist(), Y.tolist(), [order], size, 0.05) for order in ORDERS]
        assert len(paths[0]) == 1 + updates == 1 + updates_per_epoch(1000, size)
        found.append(sum(excess(path)[-1].item() for path in paths) / len(paths))
    assert sorted(range(4), key=lambda i: found[i]) == [1, 0, 2, 3]


def test_order_matters_where_no_line_suits_all_parts():
    """Sorted by x, ten at a time: the end shows the last batches of a parabola, and a line is unharmed."""
    ends = []
    for x, y in (noisy_quadratic(1000), noisy_line()):
        along = x.argsort().tolist()
        path = sgd_line(x.tolist(), y.tolist(), [along] * 20, 10, 0.05)
        ends.append(mse(line(x, *path[-1]), y) - mse(line(x, *mse_line(x, y)), y))
    assert [end.item() for end in ends] == close(29.417, 0.004, digits=3)


@pytest.mark.parametrize("eta", [0.0003, 0.0005, 0.001, 0.002, 0.005, 0.05])
def test_no_constant_is_quick_and_quiet(eta):
    """The exercise on rates: below 0.06 after one epoch, below 10⁻⁴ after twenty, in two orders."""
    for seed in (1040, 1060):
        orders = [shuffled(1000, seed + epoch) for epoch in range(20)]
        heights = excess(sgd_line(X.tolist(), Y.tolist(), orders, 1, eta))
        if heights[1000] >= 0.06 or heights[-1] >= 1e-4:
            return
    pytest.fail(f"{eta} passes")
