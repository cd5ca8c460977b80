import math

import pytest
import torch

from nudge.data import thermometer
from nudge.losses import mse
from nudge.models import line
from nudge.slope import backward_diff, central_diff, forward_diff, grad_check, numeric_grad


def score(p):
    """Return a smooth function of three parameters."""
    return (p[0] ** 3 + torch.sin(p[1]) * p[2] ** 2).sum()


def test_central_is_the_mean_of_forward_and_backward():
    mean = (forward_diff(math.sin, 1, 0.1) + backward_diff(math.sin, 1, 0.1)) / 2
    assert central_diff(math.sin, 1, 0.1) == pytest.approx(mean)


@pytest.mark.parametrize(("difference", "order"), [(forward_diff, 1), (backward_diff, 1), (central_diff, 2)])
def test_the_error_shrinks_with_the_order_of_the_difference(difference, order):
    errors = [abs(difference(math.sin, 1, h) - math.cos(1)) for h in (1e-2, 1e-3)]
    assert errors[0] / errors[1] == pytest.approx(10**order, rel=0.02)


def test_numeric_grad_agrees_with_autograd():
    p = torch.tensor([0.5, -1.0, 2.0], dtype=torch.float64, requires_grad=True)
    score(p).backward()
    torch.testing.assert_close(numeric_grad(score, p.detach()), p.grad, rtol=1e-8, atol=1e-8)
    assert grad_check(score, p.grad, p.detach()) < 1e-9
    assert grad_check(score, 2 * p.grad, p.detach()) == pytest.approx(0.5)


@pytest.mark.parametrize(("dtype", "digits"), [(torch.float32, 4), (torch.float64, 10)])
def test_the_step_suits_the_dtype(dtype, digits):
    (x, y), theta = thermometer(dtype), torch.tensor([1.0, 0.0], dtype=dtype)
    loss = lambda theta: mse(line(x, *theta), y)  # noqa: E731
    assert grad_check(loss, torch.func.grad(loss)(theta), theta) < 10**-digits
    assert (numeric_grad(loss, theta) - torch.func.grad(loss)(theta)).abs().max() < 0.5


def test_a_gradient_of_zero_has_no_length_to_compare_with():
    with pytest.raises(ValueError, match="try another p"):
        grad_check(score, torch.zeros(3), torch.zeros(3))


def test_whole_numbers_have_no_step():
    with pytest.raises(TypeError, match="floating point"):
        numeric_grad(score, torch.tensor([1, 2, 3]))
