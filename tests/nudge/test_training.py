import pytest
import torch

from nudge.training import train


def test_training_takes_the_steps_of_torch_and_stops_when_asked():
    target = torch.tensor([3.0, -1.0], dtype=torch.float64)
    theta = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer, losses = torch.optim.SGD([theta], lr=0.1), []
    while not losses or losses[-1] > 0.01:
        optimizer.zero_grad()
        value = ((theta - target) ** 2).sum()
        value.backward()
        losses.append(value.item())
        optimizer.step()
    found, history = train(
        lambda theta: ((theta - target) ** 2).sum(),
        lambda theta: 2 * (theta - target),
        torch.zeros(2, dtype=torch.float64),
        0.1,
        1000,
        lambda loss, g: loss <= 0.01,
    )
    assert history.loss == pytest.approx(losses)
    assert history.params[-1] == found.tolist()
    assert history.grads[0] == [-6.0, 2.0]


def test_without_a_reason_to_stop_training_lasts_for_all_epochs():
    identity = lambda theta: theta  # noqa: E731, the smallest function
    _, history = train(identity, identity, torch.ones(()), 0.5, 4)
    assert history.loss == [1.0, 0.5, 0.25, 0.125]
