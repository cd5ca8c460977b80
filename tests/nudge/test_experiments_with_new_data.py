"""The numbers that the lesson on unseen data rests on (E25): fits of degree 0 to 14 to points of a wave."""

import pytest
import torch

from nudge.data import thermometer, wave
from nudge.losses import mse
from nudge.polynomials import fit_powers, powers
from nudge.regression import mse_line, with_constant

SETS = [wave(15, 4), wave(15, 104, even=False), wave(1000, 7, even=False)]


@pytest.mark.parametrize(
    ("degree", "errors"),
    {
        0: (0.6609, 0.5701, 0.5749),
        1: (0.4030, 0.3279, 0.2599),
        3: (0.0820, 0.0363, 0.0708),
        5: (0.0359, 0.0459, 0.0945),
        9: (0.0173, 0.0758, 0.1121),
        11: (0.0095, 0.1058, 0.1513),
        12: (0.0011, 0.5909, 0.6389),
        13: (0.0008, 0.1774, 0.9153),
        14: (0.0000, 14.41, 11.29),
    }.items(),
)
def test_errors_of_a_degree_on_three_sets(degree, errors):
    theta = fit_powers(*SETS[0], degree)
    found = [mse(powers(x, degree) @ theta, y).item() for x, y in SETS]
    assert found == pytest.approx(errors, rel=1e-3, abs=5e-5)


@pytest.mark.parametrize(
    ("degree", "bias", "variance"), [(1, 0.2117, 0.0075), (3, 0.0057, 0.0138), (11, 0, 0.0957)]
)
def test_the_parts_of_the_error_are_those_of_the_formula(degree, bias, variance):
    """At evenly many places, by 200 samples and exactly: a fit is a weighted sum of its labels."""
    x, places = SETS[0][0], SETS[2][0]
    weights = fit_powers(x, torch.eye(15, dtype=torch.float64), degree)
    said = powers(places, degree) @ weights
    truth = torch.sin(2 * torch.pi * places)
    exact = (said @ torch.sin(2 * torch.pi * x) - truth).square().mean().item()
    spread = (0.0625 * said.square().sum(dim=1)).mean().item()
    assert (exact, spread) == pytest.approx((bias, variance), abs=3e-3)
    Y = torch.stack([wave(15, seed)[1] for seed in range(1000, 1200)], dim=1)
    drawn = powers(places, degree) @ fit_powers(x, Y, degree)
    assert drawn.var(dim=1).mean().item() == pytest.approx(spread, rel=0.1)


@pytest.mark.parametrize(("degree", "few", "many"), [(1, 0.28, 0.248), (3, 0.075, 0.064), (9, 0.093, 0.062)])
def test_more_points_cure_variance_and_not_bias(degree, few, many):
    x_test, y_test = SETS[2]
    for n, error in ((15, few), (500, many)):
        x = wave(n, 4)[0]
        Y = torch.stack([wave(n, seed)[1] for seed in range(1000, 1020)], dim=1)
        said = powers(x_test, degree) @ fit_powers(x, Y, degree)
        assert (said - y_test[:, None]).square().mean().item() == pytest.approx(error, rel=0.02)


def test_the_law_of_fahrenheit_loses_against_the_line_on_its_eleven_readings():
    reading, celsius = thermometer()
    line = with_constant(reading) @ mse_line(reading, celsius)
    assert mse(line, celsius).item() == pytest.approx(2.9276, abs=5e-5)
    assert mse((reading - 32) * 5 / 9, celsius).item() == pytest.approx(3.2685, abs=5e-5)
