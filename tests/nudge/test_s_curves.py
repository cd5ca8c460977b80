"""S-curves, and the numbers that the lesson on them rests on (E16)."""

import math

import pytest
import torch
from expecting import close

from nudge.activations import sigmoid
from nudge.bent_lines import hard_sigmoid
from nudge.data import bent_curve, thermometer
from nudge.s_curves import s_curve
from nudge.scaling import Standardizer
from nudge.slope import central_diff

X = torch.linspace(-1, 7, 801, dtype=torch.float64)
AROUND = torch.linspace(-1, 2, 3001, dtype=torch.float64)
PIECES = ((3, 0, 2), (-2, 2, 3), (3, 3, 6))  # height, from, to


def test_an_s_curve_is_a_linear_layer_a_sigmoid_and_another_layer():
    inner, outer = (torch.nn.Linear(1, 1, dtype=X.dtype) for _ in range(2))
    w, b, c = inner.weight[0, 0], inner.bias[0], outer.weight[0, 0]
    torch.nn.init.zeros_(outer.bias)
    layers = torch.nn.Sequential(inner, torch.nn.Sigmoid(), outer)
    torch.testing.assert_close(s_curve(X, w, b, c), layers(X[:, None])[:, 0])


@pytest.mark.parametrize(("w", "b", "c"), [(2, -2, 1), (4, -2, 3), (-4, 4, 1), (-2, 5, -3)])
def test_midpoint_slope_and_width(w, b, c):
    curve = lambda x: s_curve(torch.tensor(x, dtype=X.dtype), w, b, c).item()  # noqa: E731
    midpoint, half = -b / w, math.log(9) / abs(w)
    assert curve(midpoint) == c / 2
    assert central_diff(curve, midpoint, 1e-5) == pytest.approx(c * w / 4, rel=1e-9)
    assert sorted(curve(midpoint + d) / c for d in (-half, half)) == pytest.approx([0.1, 0.9])


def test_two_settings_draw_one_curve():
    one, other = s_curve(X, 2, -3, 1.5) + 0.5, s_curve(X, -2, 3, -1.5) + 0.5 + 1.5
    torch.testing.assert_close(one, other, rtol=0, atol=1e-15)


def gap(w):
    """Return the largest gap between an S-curve and the ramp from 0 to 1, and the mean square of the gaps."""
    e = s_curve(AROUND, w, -w / 2, 1) - hard_sigmoid(AROUND, 0, 1)
    return e.abs().max().item(), (e**2).mean().item()


def test_the_s_curve_that_is_nearest_to_a_ramp():
    assert [gap(w)[0] for w in (2, 4, 5.65, 20)] == close(0.2689, 0.1192, 0.0561, 0.3028, digits=4)
    tried = [k / 100 for k in range(400, 800)]
    assert min(tried, key=lambda w: gap(w)[0]) == 5.65
    assert min(tried, key=lambda w: gap(w)[1]) == 5.3


@pytest.mark.parametrize(("steepness", "largest", "square"), [(4, 0.5421, 0.0363), (5.65, 0.2694, 0.0119)])
def test_three_s_curves_in_place_of_three_ramps(steepness, largest, square):
    y_hat = 1 + sum(
        s_curve(X, steepness / (hi - lo), -steepness * (lo + hi) / (hi - lo) / 2, height)
        for height, lo, hi in PIECES
    )
    e = y_hat - bent_curve(X)
    assert [e.abs().max().item(), (e**2).mean().item()] == close(largest, square, digits=4)
    assert X[e.abs().argmax()].item() == pytest.approx(3)


@pytest.mark.parametrize(("start", "updates"), [(0, 35), (-2, 43), (-4, 70), (-6, 249), (-8, 1542)])
def test_updates_until_one_bias_has_learnt(start, updates):
    b, count = start, 0
    while (1 / (1 + math.exp(-b)) - 1) ** 2 > 0.01:
        p = 1 / (1 + math.exp(-b))
        b, count = b - 2 * (p - 1) * p * (1 - p), count + 1
    assert count == updates


def test_readings_that_are_not_scaled_saturate():
    x, _ = thermometer()
    z = Standardizer().fit(x).transform(x)
    raw, scaled = (sigmoid(t) * (1 - sigmoid(t)) for t in (x, z))
    assert raw.max().item() < 4e-10
    assert [scaled.min().item(), scaled.max().item()] == close(0.115, 0.248, digits=3)
