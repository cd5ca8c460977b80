import pytest
import torch

from nudge.data import thermometer
from nudge.losses import mae
from nudge.models import line
from nudge.subgradients import mae_walk


def test_mae_walk_takes_the_steps_of_torch():
    x, y = thermometer()
    knobs = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    losses = []
    for k in range(20):
        loss = mae(line(x, *knobs), y)
        losses.append(loss.item())
        (slopes,) = torch.autograd.grad(loss, knobs)
        knobs = (knobs - 0.1 / (1 + k) * slopes).detach().requires_grad_()
    assert mae_walk(x, y, lambda k: 0.1 / (1 + k), steps=20) == pytest.approx(losses, abs=1e-12)
