"""The numbers that the lessons on slopes and steps rest on (E06 to E08), wherever a page shows them."""

import math

import pytest
import torch
from expecting import close

from nudge.data import thermometer
from nudge.descent import descend_1d, line_gradient
from nudge.losses import mae, mse
from nudge.models import line
from nudge.regression import mae_line, with_constant
from nudge.scaling import Standardizer
from nudge.slope import backward_diff, central_diff, forward_diff

X, Y = thermometer()
Z = Standardizer().fit(X).transform(X)


def score(w):
    return mse(w * X, Y).item()


def quartic_slope(w):
    return 4 * w**3 - 6 * w + 1


def test_differences_of_a_parabola():
    true = line_gradient(X, Y, *torch.tensor([1.0, 0.0]))[0].item()
    assert [true] == close(4517.29636, digits=5)
    for h in (1, 0.1, 0.01, 0.001):
        assert [forward_diff(score, 1, h) - true] == close(2940.798 * h, digits=3)
        assert [backward_diff(score, 1, h) - true] == close(-2940.798 * h, digits=3)
        assert central_diff(score, 1, h) == pytest.approx(true, abs=1e-9)
    assert [score(2) - score(1)] == close(7458.09, digits=2)  # one whole unit is more than its slope


def cube(w):
    return w * w * w


@pytest.mark.parametrize("h", [1, 0.1, 0.01])
def test_differences_of_a_cube(h):
    assert forward_diff(cube, 2, h) - 12 == pytest.approx(6 * h + h**2)
    assert backward_diff(cube, 2, h) - 12 == pytest.approx(h**2 - 6 * h)
    assert central_diff(cube, 2, h) - 12 == pytest.approx(h**2, rel=1e-6)


def test_too_small_a_step_is_lost_in_rounding():
    """Products round the same everywhere in float64; in float32 only the order of the errors is held to."""
    errors = [abs(central_diff(cube, 2, h) - 12) for h in (1e-4, 1e-6, 1e-8, 1e-12)]
    assert errors == pytest.approx([1.0e-8, 3.5e-10, 7.3e-8, 1.07e-3], rel=0.02)
    two = torch.tensor(2.0)
    single = {h: abs(central_diff(cube, two, h).item() - 12) for h in (1e-2, 1e-5)}
    assert single[1e-2] < 0.01 < single[1e-5]


def test_eleven_places_of_a_walk():
    path = descend_1d(lambda w: 2 * (w - 3), 0, 0.1, 10)
    places = (0, 0.6, 1.08, 1.464, 1.7712, 2.0170, 2.2136, 2.3709, 2.4967, 2.5973, 2.6779)
    assert path == close(*places, digits=4)


def test_two_valleys():
    for w, f in ((-1.30084, -3.51391), (0.16994, 0.08414), (1.13090, -1.07023)):
        assert abs(quartic_slope(w)) < 1e-4
        assert [w**4 - 3 * w**2 + w] == close(f, digits=5)
    walks = (
        (-2, 25, -1),
        (-0.5, 34, -1),
        (0.1, 54, -1),
        (0.169938, 0, 1),
        (0.2, 75, 1),
        (0.5, 52, 1),
        (2, 39, 1),
    )
    for start, steps, side in walks:
        path = descend_1d(quartic_slope, start, 0.02, steps)
        assert [abs(quartic_slope(w)) < 1e-3 for w in path] == [False] * steps + [True]
        assert path[-1] * side > 0
    ends = [descend_1d(quartic_slope, -2 + 0.1 * k, 0.02, 400)[-1] for k in range(41)]
    assert sum(end < 0 for end in ends) == 22
    leap = descend_1d(quartic_slope, 2, 0.1, 60)
    assert leap[1:3] == close(-0.1, -0.26, digits=2)
    assert leap[-1:] == close(-1.3008, digits=4)


def test_a_flat_place_that_is_no_minimum():
    """The specification cuts the last number to -608."""
    right, left = (
        descend_1d(lambda w: 3 * w**2, start, 0.1, 1000 if start > 0 else 39) for start in (1, -0.1)
    )
    assert [right[10], right[1000]] == close(0.2222, 0.0033, digits=4)
    assert [left[30], left[39]] == close(-0.65, -608.57, digits=2)


@pytest.mark.parametrize(
    ("eta", "places"),
    [
        (0.4, (2.4, 2.88, 2.976, 2.9952)),
        (0.5, (3, 3, 3)),
        (0.75, (4.5, 2.25, 3.375, 2.8125)),
        (0.95, (5.7, 0.57, 5.187)),
        (1.0, (6, 0, 6, 0)),
        (1.05, (6.3, -0.63, 6.993, -1.3923, 7.8315, -2.3147)),
    ],
)
def test_four_kinds_of_walks(eta, places):
    assert descend_1d(lambda w: 2 * (w - 3), 0, eta, len(places))[1:] == close(*places, digits=4)


def losses(eta, epochs, dtype=torch.float64):
    """Return the MSE of the line w·x after 0, 1, … epochs from w = 1."""
    x, y = thermometer(dtype)
    one = torch.tensor(1, dtype=dtype)
    path = descend_1d(lambda w: line_gradient(x, y, w, 0 * one)[0], one, eta, epochs)
    return [mse(w * x, y).item() for w in path]


def test_the_wall_of_the_thermometer_with_one_knob():
    """The specification's table of losses is of both knobs; its curvature 5881.6 is of this one."""
    curv = 2 * (X * X).mean().item()
    assert [curv] == close(5881.6, digits=1)
    assert [2e4 / curv] == close(3.4004, digits=4)
    table = {
        1e-5: (1565.8, 1390.4, 29.164),
        1e-4: (323.39, 79.060, 29.154),
        3e-4: (1043.0, 621.66, 29.154),
        3.39e-4: (1742.7, 1721.7, 535.42),
        3.41e-4: (1783.5, 1803.2, 5355.0),
        1e-3: (41368, 985130, 8.946e140),
        1e-2: (5.799e6, 1.938e10, math.inf),
    }
    for eta, shown in table.items():
        loss = losses(eta, 100)
        assert [loss[1], loss[2], loss[100]] == pytest.approx(list(shown), rel=1e-3)


@pytest.mark.parametrize(
    ("dtype", "overflow", "undefined"), [(torch.float32, 10, 22), (torch.float64, 87, 175)]
)
def test_a_loss_that_overflows(dtype, overflow, undefined):
    loss = losses(1e-2, 200, dtype)
    assert loss[:3] + loss[9:10] == pytest.approx([1763.8845, 5.79869e6, 1.93831e10, 9.0384e34], rel=1e-5)
    assert [math.isinf(value) for value in loss].index(True) == overflow
    assert [math.isnan(value) for value in loss].index(True) == undefined


def test_the_loss_that_float32_cannot_hold():
    loss = losses(1e-2, 10)
    assert [loss[10] / 1e38] == close(3.02, digits=2)
    assert loss[10] / loss[9] == pytest.approx((1 - 0.01 * 5881.5964) ** 2, rel=1e-5)


def mae_walk(eta):
    theta, losses, features = torch.zeros(2, dtype=torch.float64), [], with_constant(Z)
    for k in range(5000):
        r = features @ theta - Y
        losses.append(r.abs().mean().item())
        theta = theta - eta(k) * (r.sign() @ features) / len(Y)
    return losses


def test_bands_of_the_mae():
    """The last 1000 of 5000 steps; the specification names the ends of other, unnamed stretches."""
    assert [mae(line(Z, *mae_line(Z, Y)), Y).item()] == close(1.52800, digits=5)
    one, tenth = mae_walk(lambda k: 1)[-1000:], mae_walk(lambda k: 0.1)[-1000:]
    assert [min(one), max(one), min(tenth), max(tenth)] == close(1.5293, 1.5813, 1.5283, 1.5334, digits=4)
    assert [min(mae_walk(lambda k: 1 / (1 + k / 100)))] == close(1.52802, digits=5)
