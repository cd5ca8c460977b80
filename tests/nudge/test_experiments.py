"""The numbers that the lessons without slopes rest on (E00 to E05), wherever a page shows them."""

from itertools import combinations, product

import pytest
import torch
from expecting import close

from nudge.data import leave_days, noisy_quadratic, thermometer
from nudge.losses import huber, mae, mse
from nudge.models import line, quadratic
from nudge.regression import huber_line, mae_line, mse_line
from nudge.search import coordinate_search, grid_search
from nudge.tensors import broadcast_shape

X, Y = thermometer()
FAHRENHEIT = (5 / 9, -160 / 9)
TYPO = Y.clone()
TYPO[3] = 82
GOOD = torch.arange(11) != 3


def test_rounding():
    assert 0.1 + 0.2 != 0.3
    assert torch.tensor(0.1) + torch.tensor(0.2) == torch.tensor(0.3)
    assert torch.tensor(16777216.0) + 1 == 16777216


def mistakes(t, *more):
    """Return (all, false alarms, misses) of the threshold t on the table and more rows."""
    days, left = (torch.tensor(column + extra) for column, extra in zip(leave_days(), more, strict=True))
    alarms = ((days >= t) & (left == 0)).sum().item()
    misses = ((days < t) & (left == 1)).sum().item()
    return alarms + misses, alarms, misses


def test_thresholds():
    none = ([], [])
    assert [mistakes(t, *none)[0] for t in range(11)] == [7, 6, 4, 2, 2, 1, 2, 3, 4, 4, 5]
    assert [mistakes(t, *none)[1:] for t in (3, 4, 5, 6)] == [(2, 0), (1, 1), (0, 1), (0, 2)]
    assert [mistakes(t, [4, 4], [1, 1])[0] for t in (3, 4, 5)] == [2, 2, 3]


def test_broadcasting():
    shapes = [shape for axes in range(4) for shape in product((1, 2, 3), repeat=axes)]
    pairs = list(product(shapes, repeat=2))
    assert len(pairs) == 1600
    for pair in pairs:
        assert outcome(broadcast_shape, *pair) == outcome(torch.broadcast_shapes, *pair)
    assert (X[:, None] - X).numel() == 121
    assert torch.tensor(3e38) * 10 == torch.inf
    assert (torch.tensor(torch.inf) - torch.inf).isnan()


def outcome(function, *shapes):
    try:
        return tuple(function(*shapes))
    except (ValueError, RuntimeError):
        return "refused"


def test_predictions():
    assert line(X, 1, 0).tolist() == X.tolist()
    sizes = (Y - line(X, 1, 0)).abs()
    assert [sizes.min().item(), sizes.max().item()] == close(25.8, 53.9, digits=6)
    guess = [2.85, 12.95, 14.1, 25.95, 13.15, 9.45, 1.95, -4.1, 9.2, 15.2, 19.2]
    assert line(X, 0.5, -15).tolist() == close(*guess, digits=6)
    law = [2.06, 13.28, 14.56, 27.72, 13.5, 9.39, 1.06, -5.67, 9.11, 15.78, 20.22]
    assert line(X, *FAHRENHEIT).tolist() == close(*law, digits=2)


def test_largest_residuals():
    largest = [(Y - line(X, *theta)).abs().max().item() for theta in ((0.5, -15), FAHRENHEIT, mse_line(X, Y))]
    assert largest[:1] == close(3.2, digits=6)
    assert largest[1:2] == close(3.11, digits=2)
    assert largest[2:] == close(2.675, digits=3)
    assert (Y - line(X, 0.5, -15)).sum().item() == pytest.approx(-4.4)


SCORES = [
    ((1, 0), 41.3, 1763.88455, 40.8),
    ((0.5, -15), 1.66364, 3.43591, 1.20091),
    ((0.5, -16), 1.75455, 3.63591, 1.26830),
    (FAHRENHEIT, 1.56061, 3.26852, 1.10410),
    (tuple(mse_line(X, Y).tolist()), 1.63782, 2.92765, 1.13797),
    ((0.537, -17.3), 1.63593, 2.92793, 1.13600),  # as the page writes it
]


@pytest.mark.parametrize(("theta", "absolute", "squared", "both"), SCORES)
def test_three_losses_of_five_lines(theta, absolute, squared, both):
    scores = [loss(line(X, *theta), Y).item() for loss in (mae, mse, huber)]
    assert scores == close(absolute, squared, both, digits=5)


def test_baselines():
    assert [Y.mean().item(), Y.median().item(), TYPO.median().item()] == [10.5, 11, 11]
    assert [mse(Y.mean(), Y).item(), TYPO.mean().item()] == close(77.136, 15.409, digits=3)
    assert [mae(Y.median(), Y).item(), mae(Y.mean(), Y).item()] == close(7.0455, 7.0909, digits=4)


def test_best_lines_with_one_mistyped_label():
    for fit, theta, digits in ((mse_line, (1.1105, -42.114), 3), (mae_line, (0.6269, -21.881), 3)):
        assert fit(X, TYPO).tolist() == close(*theta, digits=digits)
    assert huber_line(X, TYPO).tolist() == close(0.5926, -19.952, digits=3)
    for fit, expected, digits in ((mse_line, 79.57, 2), (huber_line, 4.136, 3)):
        assert [mse(line(X, *fit(X, TYPO))[GOOD], Y[GOOD]).item()] == close(expected, digits=digits)


def test_the_lines_that_the_page_lists_are_the_best_for_the_mse():
    assert mse_line(X, Y).tolist() == pytest.approx((0.537, -17.3), rel=5e-4)
    assert mse_line(X, TYPO).tolist() == pytest.approx((1.11, -42.1), rel=5e-4)


def test_equal_absolute_errors_may_differ_in_squares():
    even, single, zero = torch.full((4,), 0.5), torch.tensor([2.0, 0, 0, 0]), torch.zeros(4)
    assert [mae(even, zero), mae(single, zero), mse(even, zero), mse(single, zero)] == [0.5, 0.5, 0.25, 1]


def test_flat_bottom():
    values = torch.tensor([1.0, 2.0, 4.0, 10.0])
    assert [mae(c, values).item() for c in (1, 2, 3, 4, 5)] == [3.25, 2.75, 2.75, 2.75, 3.25]


def parabola(p):
    x, y = noisy_quadratic()
    return mae(quadratic(x, *p), y)


def test_four_parabolas():
    scores = [parabola(p).item() for p in ((1, 1, 1), (1.1, 1.1, 1.1), (2, 1, 1), (3, 2, 1))]
    assert scores == close(3.51427, 3.28933, 2.22044, 1.06168, digits=5)


def axis(step):
    return [-1 + step * k for k in range(round(6 / step) + 1)]


def test_four_grids():
    for step, tries in ((1, 343), (0.5, 2197)):
        expected = ((3, 2, 1), pytest.approx(1.06168, abs=5e-6), tries)
        assert grid_search(parabola, [axis(step)] * 3) == expected
    x, y = noisy_quadratic()
    for step, tries, best, value in (
        (0.25, 15625, (2.75, 1.75, 1.5), 1.0012),
        (0.1, 226981, (2.7, 1.7, 1.5), 0.9877),
    ):
        a, b, c = torch.cartesian_prod(*[torch.tensor(axis(step), dtype=x.dtype)] * 3)[..., None].unbind(1)
        losses = (quadratic(x, a, b, c) - y).abs().mean(1)
        assert len(losses) == tries
        assert [losses.min().item()] == close(value, digits=4)
        assert [p[losses.argmin()].item() for p in (a, b, c)] == pytest.approx(best)


def test_the_best_parabola():
    """The best one for the MAE passes through three of the points."""
    x, y = noisy_quadratic()
    powers = torch.stack([x**2, x, torch.ones_like(x)], dim=1)
    through = [torch.linalg.solve(powers[list(i)], y[list(i)]) for i in combinations(range(10), 3)]
    best = min(through, key=parabola)
    assert best.tolist() == close(2.6677, 1.6818, 1.6230, digits=4)
    assert [parabola(best).item()] == close(0.97293, digits=5)


def test_a_coordinate_search_takes_84_tries():
    """The start is a try as well; the specification counts only what follows it, 83."""
    best, value, tries = coordinate_search(parabola, (1, 1, 1), 0.1)
    assert (tries, best) == (84, pytest.approx([2.7, 1.7, 1.5]))
    assert [value] == close(0.98767, digits=5)
