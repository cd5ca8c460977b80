import pytest
import torch

from nudge.training import train


def test_training_takes_the_steps_of_torch_and_stops_when_asked():
    target = torch.tensor([3.0, -1.0], dtype=torch.float64)
    theta = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer, losses, places = torch.optim.SGD([theta], lr=0.1), [], []
    while not losses or losses[-1] > 0.01:
        optimizer.zero_grad()
        value = ((theta - target) ** 2).sum()
        value.backward()
        losses.append(value.item())
        places.append(theta.tolist())
        optimizer.step()
    history = train(
        lambda theta: ((theta - target) ** 2).sum(),
        lambda theta: 2 * (theta - target),
        torch.zeros(2, dtype=torch.float64),
        0.1,
        1000,
        lambda loss, g: loss <= 0.01,
    )
    assert history["loss"] == pytest.approx(losses)
    assert torch.stack(history["theta"]).tolist() == [pytest.approx(place) for place in places]
    assert history["g"][0].tolist() == [-6.0, 2.0]


def test_without_a_reason_to_stop_training_lasts_for_all_epochs():
    """Four epochs are four updates; the loss of the start and of the end are both there."""
    identity = lambda theta: theta  # noqa: E731, the smallest function
    assert train(identity, identity, torch.ones(()), 0.5, 4)["loss"] == [1.0, 0.5, 0.25, 0.125, 0.0625]
    assert train(identity, identity, torch.ones(()), 0.5, 0)["loss"] == [1.0]
