"""Sums of units at equal knots, and the numbers that the lesson on approximation rests on (E18)."""

import math

import pytest
import torch
from expecting import close

from nudge.activations import relu
from nudge.approximation import by_ramps, by_relus, by_sigmoids, by_steps, climbs
from nudge.data import lcg
from nudge.descent import least_squares

X = torch.linspace(0, 1, 1537, dtype=torch.float64)  # 3 · 2⁹ + 1: with ⅓, knots and middles among them
PIECES = (4, 8, 16, 32, 64, 128)


def sine(x):
    return torch.sin(2 * math.pi * x)


def error(build, f, n, *more):
    heights = f(torch.linspace(0, 1, n + 1, dtype=torch.float64))
    return (build(X, heights, *more) - f(X)).abs().max().item()


def units(activation, w, b, c, start):
    """Return a network of torch with one hidden layer and these weights."""
    inner, outer = torch.nn.Linear(1, len(w), dtype=X.dtype), torch.nn.Linear(len(w), 1, dtype=X.dtype)
    for knob, values in ((inner.weight, w), (inner.bias, b), (outer.weight, c), (outer.bias, [start])):
        knob.data = torch.tensor(values, dtype=X.dtype).reshape(knob.shape)
    return torch.nn.Sequential(inner, activation, outer)


def test_the_climbs_of_a_list_and_of_a_tensor():
    assert climbs([0, 1, 0, -1, 0]) == climbs(torch.tensor([0, 1, 0, -1, 0])) == [1, -1, -1, 1]


@pytest.mark.parametrize("n", [1, 4, 7])
def test_each_sum_is_a_network_with_one_hidden_layer(n):
    heights = [1.5, *lcg(1018, n)]
    places, jumps = [i / n for i in range(n)], climbs(heights)
    slopes = [0.0, *(jump * n for jump in jumps)]
    bent = units(torch.nn.ReLU(), [1.0] * n, [-place for place in places], climbs(slopes), heights[0])
    torch.testing.assert_close(by_relus(X, heights), bent(X[:, None])[:, 0])
    w = 4.0 * n
    smooth = units(torch.nn.Sigmoid(), [w] * n, [-w * (t + 0.5 / n) for t in places], jumps, heights[0])
    torch.testing.assert_close(by_sigmoids(X, heights), smooth(X[:, None])[:, 0])


def test_ramps_and_relus_are_one_bent_line_through_the_knots_and_part_behind_it():
    heights = torch.tensor(lcg(1019, 9), dtype=X.dtype)
    torch.testing.assert_close(by_ramps(X, heights), by_relus(X, heights))
    torch.testing.assert_close(by_ramps(X, heights)[::192], heights)
    beyond = torch.tensor([2.0, 3.0], dtype=X.dtype)
    assert by_ramps(beyond, heights).tolist() == close(*[heights[-1].item()] * 2, digits=9)
    assert by_relus(beyond, heights).diff().item() == pytest.approx(8 * (heights[8] - heights[7]).item())


def test_steps_are_infinitely_steep_s_curves():
    heights, away = torch.tensor(lcg(1020, 5), dtype=X.dtype), (X * 8 % 2 - 1).abs() > 0.1
    torch.testing.assert_close(by_steps(X, heights)[away], by_sigmoids(X, heights, 1000)[away])


@pytest.mark.parametrize(
    ("build", "more", "errors"),
    [
        (by_ramps, (), (0.21051, 0.07038, 0.01885, 0.00479, 0.00120, 0.00030)),
        (by_steps, (), (0.70711, 0.38268, 0.19509, 0.09802, 0.04907, 0.02454)),
        (by_sigmoids, (), (0.24912, 0.08950, 0.04643, 0.02373, 0.01193, 0.00597)),
        (by_sigmoids, (5,), (0.22600, 0.08262, 0.02921, 0.01490, 0.00749, 0.00375)),
    ],
)
def test_how_the_largest_error_falls(build, more, errors):
    """The specification has 10,001 points, without the middles of the pieces: for steps 0.19478 and so on."""
    assert [error(build, sine, n, *more) for n in PIECES] == close(*errors, digits=4)


def test_what_the_errors_are_bounded_by():
    for n in PIECES:
        assert error(by_ramps, sine, n) < math.pi**2 / 2 / n**2
        assert error(by_steps, sine, n) == pytest.approx(math.sin(math.pi / n))


def test_the_smallest_number_of_ramps_with_an_error_below_a_hundredth():
    assert next(n for n in range(3, 100) if error(by_ramps, sine, n) < 0.01) == 23


@pytest.mark.parametrize(
    ("f", "errors"),
    [
        (torch.sqrt, (0.125, 0.0884, 0.0625, 0.0442)),
        (lambda x: (x - 1 / 3).abs(), (0.1111, 0.0556, 0.0278, 0.0139)),
    ],
)
def test_curves_that_are_not_smooth(f, errors):
    assert [error(by_ramps, f, n) for n in (4, 8, 16, 32)] == close(*errors, digits=4)


def test_a_jump_is_not_followed():
    jump = lambda x: (x > 0.3).to(x.dtype)  # noqa: E731
    assert [error(by_ramps, jump, n) for n in (4, 8, 16, 32)] == close(
        0.7995, 0.5990, 0.7917, 0.5833, digits=4
    )


def test_s_curves_that_do_not_get_steeper():
    errors = [error(by_sigmoids, sine, n, 32 / n) for n in (32, 64, 128)]
    assert errors == close(0.1273, 0.1290, 0.1294, digits=4)


def test_outside_a_sum_is_level_or_straight():
    outside = torch.tensor([-0.5, 1.25, 1.5, 1.75], dtype=X.dtype)
    heights = sine(torch.linspace(0, 1, 65, dtype=X.dtype))
    for build in (by_steps, by_ramps, by_sigmoids):
        assert build(outside, heights).tolist() == close(0, 0, 0, 0, digits=9)
    assert by_relus(outside, heights).tolist() == close(0, 1.568, 3.137, 4.705, digits=3)


def solved(places):
    """Return the largest error of a constant, x and ReLUs at these places, with the best weights."""
    X_wide = torch.stack([torch.ones_like(X), X, *(relu(X - place) for place in places)], dim=1)
    return (X_wide @ least_squares(X_wide, sine(X)) - sine(X)).abs().max().item()


def test_places_by_chance_do_worse_than_equal_ones():
    """The specification has seeds 1 to 5, whose streams are correlated: 0.0195 to 0.0324."""
    by_chance = [solved(lcg(1000 + s, 32)) for s in range(5)]
    assert by_chance == close(0.0319, 0.0598, 0.0205, 0.0704, 0.0367, digits=3)
    assert solved([i / 33 for i in range(1, 33)]) == pytest.approx(0.0029, abs=1e-4)
