import math

import pytest
import torch

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
