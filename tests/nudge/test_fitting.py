import pytest
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector

from nudge.data import thermometer
from nudge.descent import fit_line
from nudge.fitting import in_a_row, train_model
from nudge.losses import mse

X, Y = (column[:, None] for column in thermometer())
Z = (X - X.mean()) / X.std(correction=0)


def line_module(w=1.0, b=0.0):
    model = nn.Linear(1, 1, dtype=torch.float64)
    model.load_state_dict({"weight": torch.tensor([[w]]), "bias": torch.tensor([b])})
    return model


def test_a_line_is_trained_as_by_hand():
    model = line_module()
    history, by_hand = train_model(model, mse, Z, Y, 0.1, 60), fit_line(Z[:, 0], Y[:, 0], 0.1, 60)
    assert history["loss"] == pytest.approx(by_hand["loss"], rel=1e-12)
    for name in ("theta", "g"):
        torch.testing.assert_close(
            torch.stack(history[name]), torch.stack(by_hand[name]), rtol=1e-12, atol=1e-14
        )


def test_the_model_ends_where_the_history_does():
    model = line_module()
    assert torch.equal(
        train_model(model, mse, Z, Y, 0.1, 3)["theta"][-1], parameters_to_vector(model.parameters())
    )
    assert len(train_model(model, mse, Z, Y, 0.1, 0)["loss"]) == 1


def test_training_in_two_parts_is_training_once():
    """What a training leaves in `.grad` is no part of the next one."""
    once, twice = line_module(), line_module()
    train_model(once, mse, Z, Y, 0.1, 5)
    for epochs in (2, 3):
        train_model(twice, mse, Z, Y, 0.1, epochs)
    assert torch.equal(once.weight, twice.weight)


def test_training_stops_before_the_update_when_asked():
    history = train_model(line_module(), mse, Z, Y, 0.1, 60, lambda loss, g: loss < 100 and g.norm() < 20)
    by_hand = fit_line(Z[:, 0], Y[:, 0], 0.1, 60, stop=lambda loss, g: loss < 100 and g.norm() < 20)
    assert len(history["loss"]) == len(by_hand["loss"]) < 60
    assert history["loss"][-1] < 100


def test_several_layers_take_the_steps_of_torch():
    torch.manual_seed(1000)
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)).double()
    features, labels = torch.rand(5, 3).double(), torch.rand(5, 2).double()
    places = [parameters_to_vector(model.parameters()).detach().clone()]
    other = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)).double()
    other.load_state_dict(model.state_dict())
    for _ in range(4):
        slopes = torch.autograd.grad(nn.MSELoss()(other(features), labels), list(other.parameters()))
        with torch.no_grad():
            for parameter, slope in zip(other.parameters(), slopes, strict=True):
                parameter -= 0.2 * slope
        places.append(parameters_to_vector(other.parameters()).detach().clone())
    history = train_model(model, nn.MSELoss(), features, labels, 0.2, 4)
    torch.testing.assert_close(torch.stack(history["theta"]), torch.stack(places))


def test_numbers_in_a_row_are_a_copy():
    weights = torch.ones(2, 3, requires_grad=True)
    row = in_a_row([weights, torch.zeros(1)])
    with torch.no_grad():
        weights += 1
    assert row.tolist() == [1, 1, 1, 1, 1, 1, 0]
    assert not row.requires_grad
