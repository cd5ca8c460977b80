import math

import pytest
import torch
from torch.nn import functional

from nudge.data import bell, lcg, thermometer
from nudge.losses import mae
from nudge.models import line
from nudge.regression import huber_line, mae_line, mse_line, with_constant

X = torch.tensor(lcg(7, 40), dtype=torch.float64) * 10
Y = 2 * X - 1 + 3 * torch.tensor(bell(8, 40), dtype=torch.float64)


def test_mse_line_agrees_with_torch():
    torch.testing.assert_close(
        mse_line(X, Y), torch.linalg.lstsq(with_constant(X), Y, driver="gelsd").solution
    )


@pytest.mark.parametrize("delta", [0.5, 1.0, 4.0])
def test_torch_finds_no_slope_left_at_the_huber_line(delta):
    theta = huber_line(X, Y, delta).requires_grad_()
    functional.huber_loss(line(X, *theta), Y, delta=delta).backward()
    torch.testing.assert_close(theta.grad, torch.zeros(2, dtype=torch.float64), atol=1e-8, rtol=0)


def test_no_direction_leads_down_from_the_mae_line():
    """The loss is convex: a point from which no direction leads down is a minimum."""
    theta = mae_line(X, Y)
    for degree in range(360):
        angle = math.radians(degree)
        step = 1e-6 * torch.tensor([math.cos(angle), math.sin(angle)], dtype=torch.float64)
        assert mae(line(X, *(theta + step)), Y) >= mae(line(X, *theta), Y)


def test_mae_line_does_without_a_vertical_pair():
    x, y = torch.tensor([1.0, 1.0, 2.0]), torch.tensor([0.0, 4.0, 5.0])
    w, b = mae_line(x, y)
    assert mae(line(x, w, b), y).item() == pytest.approx(4 / 3)


def test_huber_line_with_a_wide_delta_is_the_mse_line():
    x, y = thermometer()
    torch.testing.assert_close(huber_line(x, y, delta=100.0), mse_line(x, y))


@pytest.mark.parametrize("fit", [mse_line, mae_line, huber_line])
@pytest.mark.parametrize("count", [1, 4])
def test_a_line_through_equal_readings_is_refused(fit, count):
    x, y = torch.full((count,), 7.3, dtype=torch.float64), torch.arange(count, dtype=torch.float64)
    with pytest.raises((ValueError, torch.linalg.LinAlgError), match="readings"):
        fit(x, y)


@pytest.mark.parametrize("delta", [0.0, -1.0])
def test_a_delta_with_which_no_point_pulls_is_refused_as_in_torch(delta):
    with pytest.raises(RuntimeError, match="delta"):
        functional.huber_loss(X, Y, delta=delta)
    with pytest.raises(ValueError, match="delta is"):
        huber_line(X, Y, delta)
