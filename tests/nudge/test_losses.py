import pytest
import torch
from torch.nn import functional

from nudge.losses import huber, mae, mse

CASES = [
    pytest.param(mae, functional.l1_loss, {}, id="mae"),
    pytest.param(mse, functional.mse_loss, {}, id="mse"),
    *(pytest.param(huber, functional.huber_loss, {"delta": d}, id=f"huber-{d}") for d in (0.1, 1.0, 2.5)),
]


def pairs():
    """Return predictions and labels: random ones, and residuals at the kinks of the losses."""
    generator = torch.Generator().manual_seed(3)
    y = torch.randn(2, 200, generator=generator, dtype=torch.float64) * 3
    kinks = torch.tensor([[0.0, 1.0, 2.5, 0.1], [0.0, 0.0, 0.0, 0.0]], dtype=torch.float64)
    return [tuple(y), tuple(kinks)]


@pytest.mark.parametrize(("ours", "theirs", "options"), CASES)
@pytest.mark.parametrize(("y_hat", "y"), pairs())
def test_value_and_gradient_agree_with_torch(ours, theirs, options, y_hat, y):
    results = []
    for loss in (ours, theirs):
        guess = y_hat.clone().requires_grad_()
        value = loss(guess, y, **options)
        value.backward()
        results.append((value.detach(), guess.grad))
    torch.testing.assert_close(*results)


@pytest.mark.parametrize("loss", [mae, mse, huber])
def test_a_loss_is_one_number(loss):
    y = torch.tensor([1.0, 2.0])
    assert loss(y, y).shape == ()
    assert loss(y, y) == 0
