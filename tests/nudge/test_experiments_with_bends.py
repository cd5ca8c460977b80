"""The numbers that the lesson on bent lines rests on (E15), wherever its page shows them.

Sixty-one points are those from 0 to 6, eighty-one those from -1 to 7, a tenth apart.
"""

import pytest
import torch
from expecting import close

from nudge.activations import relu
from nudge.bent_lines import ramps
from nudge.data import bell, bent_curve
from nudge.descent import fit_line, least_squares
from nudge.losses import mse
from nudge.models import line
from nudge.regression import mse_line

X = torch.linspace(0, 6, 61, dtype=torch.float64)
WIDE = torch.linspace(-1, 7, 81, dtype=torch.float64)
PIECES = [(3, 0, 2), (-2, 2, 3), (3, 3, 6)]
CHANGES = [1, 1.5, -3.5, 3, -1]


def columns(x, places):
    return torch.stack([torch.ones_like(x), *(relu(x - place) for place in places)], dim=1)


def largest_gap(predictions, x):
    return (predictions - bent_curve(x)).abs().max().item()


def test_the_best_line():
    theta = mse_line(X, bent_curve(X))
    best = line(X, *theta)
    assert theta.tolist() == close(0.41988, 1.82232, digits=5)
    assert [mse(best, bent_curve(X)).item()] == close(0.38978, digits=5)
    assert [largest_gap(best, X)] == close(1.338, digits=3)


@pytest.mark.parametrize(("low", "high", "loss"), [(0, 2, 0), (0, 6, 0.390), (-1, 7, 0.324)])
def test_the_best_line_depends_on_the_range(low, high, loss):
    x = torch.linspace(low, high, 61, dtype=torch.float64)
    assert [mse(line(x, *mse_line(x, bent_curve(x))), bent_curve(x)).item()] == close(loss, digits=3)


def test_three_causes_of_the_same_loss():
    """Loss, length of the gradient, and how often the residuals change sign: shape, noise, impatience."""
    noisy = line(X, 0.42, 1.82) + 0.62 * torch.tensor(bell(1006, 61), dtype=X.dtype)
    looks = []
    for y, epochs in ((bent_curve(X), 100), (noisy, 100), (line(X, 0.42, 1.82), 7)):
        history = fit_line(X - X.mean(), y, 0.1, epochs)
        above = y > line(X - X.mean(), *history["theta"][-1])
        changes = (above[1:] != above[:-1]).sum().item()
        looks += [history["loss"][-1], history["g"][-1].norm().item(), changes]
    assert looks == close(0.3898, 0, 3, 0.3880, 0, 30, 0.4172, 1.2919, 0, digits=4)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_three_ramps_or_four_relus_are_the_curve(dtype):
    x = torch.linspace(-10, 20, 3001, dtype=dtype)
    rounding = 100 * torch.finfo(dtype).eps
    assert largest_gap(ramps(x, 1.0, PIECES), x) <= rounding
    assert largest_gap(columns(x, (0, 2, 3, 6)) @ torch.tensor(CHANGES, dtype=dtype), x) <= rounding


def test_two_ramps_can_have_three_sloped_pieces():
    y = ramps(torch.tensor([0.0, 1.0, 2.0, 3.0]), 0.0, [(1, 0, 2), (1, 1, 3)])
    assert y.diff().tolist() == [0.5, 1, 0.5]


@pytest.mark.parametrize(
    ("places", "weights", "loss"),
    [
        ((0, 2, 3, 6), CHANGES, 0),
        (range(7), [1, 1.5, 0, -3.5, 3, 0, 0, -1], 0),
        ((0, 1.5, 3, 4.5), [0.9296, 1.8392, -2.7929, 1.8389, -0.1546], 0.0593),
        ((0, 2, 4, 6), [1.0894, 1.2243, -1.7385, 1.8468, -1.5826], 0.0979),
        ((-1, 1, 3, 5), [0.2866, 1.3126, -1.4864, 0.8691, 0.0120], 0.1911),
    ],
)
def test_where_the_places_are_known_least_squares_finds_the_weights(places, weights, loss):
    """The specification has 801 points: 0.058, 0.098 and 0.188 for the wrong places."""
    theta = least_squares(columns(WIDE, places), bent_curve(WIDE))
    assert theta.tolist() == close(*weights, digits=4)
    assert [mse(columns(WIDE, places) @ theta, bent_curve(WIDE)).item()] == close(loss, digits=4)


def test_points_that_end_at_a_bend_say_nothing_of_it():
    with pytest.raises(torch.linalg.LinAlgError):
        least_squares(columns(X, (0, 2, 3, 6)), bent_curve(X))
    theta = least_squares(columns(X, (0, 2, 3)), bent_curve(X))
    assert (columns(torch.tensor([7.0, 10.0], dtype=X.dtype), (0, 2, 3)) @ theta).tolist() == close(
        6, 9, digits=9
    )


def test_twice_the_pieces_leave_a_quarter_of_the_gap():
    x = torch.linspace(0, 1, 65, dtype=torch.float64)
    for n in (2, 4, 8, 16):
        pieces = [((2 * k + 1) / n**2, k / n, (k + 1) / n) for k in range(n)]
        assert (ramps(x, 0.0, pieces) - x**2).abs().max().item() == pytest.approx(1 / (4 * n**2))


@pytest.mark.parametrize(("degree", "loss", "gap"), [(2, 0.3816, 1.4), (3, 0.1685, 4.7), (8, 0.0163, 62.0)])
def test_a_polynomial_fits_inside_and_flies_off_outside(degree, loss, gap):
    powers = [torch.stack([((x - 3) / 3) ** k for k in range(degree + 1)], dim=1) for x in (X, WIDE)]
    theta = least_squares(powers[0], bent_curve(X))
    assert [mse(powers[0] @ theta, bent_curve(X)).item()] == close(loss, digits=4)
    assert [largest_gap(powers[1] @ theta, WIDE)] == close(gap, digits=1)
