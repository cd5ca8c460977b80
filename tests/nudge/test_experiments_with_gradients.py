"""The numbers that the lessons on gradients and training rest on (E09 to E11), wherever a page shows them."""

import pytest
import torch
from expecting import close

from nudge.data import thermometer
from nudge.descent import curvature, fit_line, largest_stable_eta, line_gradient
from nudge.losses import mse
from nudge.models import line
from nudge.regression import mse_line, with_constant
from nudge.scaling import Standardizer
from nudge.slope import grad_check, numeric_grad

X, Y = thermometer()
Z = Standardizer().fit(X).transform(X)
START = torch.tensor([1.0, 0.0], dtype=torch.float64)


def test_a_hundred_epochs_on_raw_readings():
    """Gradient and parameters are those before and after the last update."""
    history = fit_line(X, Y, 1e-4, 100)
    g = history["g"][0]
    assert g.tolist() == close(4517.2964, 82.6, digits=4)
    assert [(g[0] / g[1]).item()] == close(54.69, digits=2)
    assert history["loss"][:3] == close(1763.885, 323.091, 78.930, digits=3)
    assert history["loss"][99:100] == close(29.0227, digits=4)
    assert history["theta"][-1].tolist() == close(0.2327, -0.0438, digits=4)
    assert history["g"][99].tolist() == close(-0.0532, 3.0226, digits=4)


SCALES = [
    (X, (4517.30, 82.60), (0.1751, 5883.42), 3.3994e-4, {1e-4: 266_025, 3e-4: 88_674}),
    (X / 10, (-77.61, -10.64), (0.1699, 60.646), 0.032978, {0.01: 2748, 0.03: 915}),
    (Z, (-15.23, -21.00), (2, 2), 1, {0.01: 277, 0.1: 26, 0.5: 1, 0.9: 26}),
]


@pytest.mark.parametrize(
    ("x", "gradient", "curvatures", "wall", "needed"), SCALES, ids=["raw", "tenths", "standard"]
)
def test_epochs_saved_by_scaling(x, gradient, curvatures, wall, needed):
    H = curvature(with_constant(x))
    assert line_gradient(x, Y, *START).tolist() == close(*gradient, digits=2)
    assert torch.linalg.eigvalsh(H).tolist() == pytest.approx(curvatures, rel=3e-4)
    assert largest_stable_eta(H) == pytest.approx(wall, rel=2e-5)
    for eta, epochs in needed.items():
        before, after = (loss_after(x, H, eta, k) for k in (epochs - 1, epochs))
        assert after <= 2.93 < before


def loss_after(x, H, eta, epochs):
    """Return the loss after so many updates, taken at once: each shrinks the way to go by 1 - eta·H."""
    best = mse_line(x, Y)
    shrunk = torch.linalg.matrix_power(torch.eye(2, dtype=x.dtype) - eta * H, epochs)
    return mse(line(x, *(best + shrunk @ (START - best))), Y)


def test_tenths_and_one_step():
    """The specification has the last loss of a run in float32, 2.927648; in float64 it is 2.927647."""
    history = fit_line(X / 10, Y, 0.01, 5000)
    assert history["loss"][:3] + history["loss"][-1:] == close(80.364, 37.575, 30.871, 2.928, digits=3)
    assert history["theta"][-1].tolist() == close(5.3671, -17.3012, digits=4)
    theta = fit_line(Z, Y, 0.5, 1)["theta"][-1]
    assert theta.tolist() == close(8.61445, 10.5, digits=5)
    assert torch.stack(Standardizer().fit(X).restore_line(*theta)).tolist() == close(
        0.536772, -17.304786, digits=6
    )


def test_centring_alone_and_an_eta_for_each_knob():
    assert torch.linalg.eigvalsh(curvature(with_constant(X - X.mean()))).tolist() == close(2, 515.1, digits=1)
    etas = torch.tensor([1.5e-4, 0.3], dtype=torch.float64)
    for start, epochs in (((1, 0), 11), ((0, 0), 152), ((2, 50), 121), ((0, -30), 100)):
        loss = fit_line(X, Y, etas, 200, start, lambda loss, g: loss <= 2.93)["loss"]
        assert len(loss) - 1 == epochs


@pytest.mark.parametrize(
    ("theta", "gradient"),
    [((1, 0), (4517.29636, 82.6)), ((0, 0), (-1364.3, -21)), ((0.5, -15), (22.49818, 0.8))],
)
def test_a_gradient_by_formula_by_differences_and_by_torch(theta, gradient):
    """The specification divides the difference by twice the length, so it has half of ours."""
    p = torch.tensor(theta, dtype=torch.float64, requires_grad=True)
    mse(line(X, *p), Y).backward()
    g = line_gradient(X, Y, *p.detach())
    assert g.tolist() == close(*gradient, digits=5)
    torch.testing.assert_close(g, p.grad)
    assert grad_check(lambda q: mse(line(X, *q), Y), g, p.detach()) < 1e-10


def test_differences_take_two_losses_for_each_parameter():
    calls = []
    numeric_grad(lambda p: calls.append(p) or p.sum(), torch.zeros(100))
    assert len(calls) == 200


def trained(x, eta, tolerance, epochs=2000):
    return fit_line(x, Y, eta, epochs, stop=lambda loss, g: g.norm() < tolerance)


def test_a_training_history_and_when_it_stops():
    loss = trained(Z, 0.1, 0, 40)["loss"]
    shown = (171.1575, 110.5947, 71.8346, 20.9912, 4.8672, 2.9500, 2.9276)
    assert [loss[epoch] for epoch in (0, 1, 2, 5, 10, 20, 40)] == close(*shown, digits=4)
    for x, eta, tolerance, epochs in (
        *((Z, 0.1, *row) for row in ((0.1, 25), (0.01, 36), (1e-3, 46), (1e-6, 77))),
        *((X / 10, 0.03, *row) for row in ((0.1, 668), (0.01, 1118), (1e-3, 1569))),
    ):
        assert len(trained(x, eta, tolerance)["loss"]) - 1 == epochs


def test_the_closed_form():
    """The specification cuts b to -17.3047855."""
    theta = mse_line(X, Y)
    best = mse(line(X, *theta), Y)
    assert theta.tolist() == close(0.5367719, -17.30478550, digits=7)
    assert [best.item(), (1 - best / mse(Y.mean(), Y)).item()] == close(2.9276456, 0.9620458, digits=7)
