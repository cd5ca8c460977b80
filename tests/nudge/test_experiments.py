"""The numbers that the lessons on the thermometer rest on (E03.1 to E04.6), wherever a page shows them."""

import pytest
import torch

from nudge.data import thermometer
from nudge.losses import huber, mae, mse
from nudge.models import line
from nudge.regression import huber_line, mae_line, mse_line

X, Y = thermometer()
FAHRENHEIT = (5 / 9, -160 / 9)
TYPO = Y.clone()
TYPO[3] = 82
GOOD = torch.arange(11) != 3


def close(*numbers, digits):
    return pytest.approx(list(numbers), abs=0.5000001 * 10**-digits)


def test_predictions():
    assert line(X, 1, 0).tolist() == X.tolist()
    sizes = (Y - line(X, 1, 0)).abs()
    assert [sizes.min().item(), sizes.max().item()] == close(25.8, 53.9, digits=6)
    guess = [2.85, 12.95, 14.1, 25.95, 13.15, 9.45, 1.95, -4.1, 9.2, 15.2, 19.2]
    assert line(X, 0.5, -15).tolist() == close(*guess, digits=6)
    law = [2.06, 13.28, 14.56, 27.72, 13.5, 9.39, 1.06, -5.67, 9.11, 15.78, 20.22]
    assert line(X, *FAHRENHEIT).tolist() == close(*law, digits=2)


def test_largest_residuals_and_correlation():
    largest = [(Y - line(X, *theta)).abs().max().item() for theta in ((0.5, -15), FAHRENHEIT, mse_line(X, Y))]
    assert largest[:1] == close(3.2, digits=6)
    assert largest[1:2] == close(3.11, digits=2)
    assert largest[2:] == close(2.675, digits=3)
    assert (Y - line(X, 0.5, -15)).sum().item() == pytest.approx(-4.4)
    assert [torch.corrcoef(torch.stack([X, Y]))[0, 1].item() ** 2] == close(0.962, digits=3)


SCORES = [
    ((1, 0), 41.3, 1763.88455, 40.8),
    ((0.5, -15), 1.66364, 3.43591, 1.20091),
    ((0.5, -16), 1.75455, 3.63591, 1.26830),
    (FAHRENHEIT, 1.56061, 3.26852, 1.10410),
    (tuple(mse_line(X, Y).tolist()), 1.63782, 2.92765, 1.13797),
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


def test_equal_absolute_errors_may_differ_in_squares():
    even, single, zero = torch.full((4,), 0.5), torch.tensor([2.0, 0, 0, 0]), torch.zeros(4)
    assert [mae(even, zero), mae(single, zero), mse(even, zero), mse(single, zero)] == [0.5, 0.5, 0.25, 1]


def test_flat_bottom():
    values = torch.tensor([1.0, 2.0, 4.0, 10.0])
    assert [mae(c, values).item() for c in (1, 2, 3, 4, 5)] == [3.25, 2.75, 2.75, 2.75, 3.25]
