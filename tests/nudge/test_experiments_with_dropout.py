"""What the lesson on dropout and early stopping says of runs that its page does not make."""

import pytest
import torch
from torch import nn

from nudge.data import wave
from nudge.data.forty_waves import FORTY
from nudge.figures.many_networks_with_dropout import columns, errors_by_check, forty_sets
from nudge.networks import mlp


def test_networks_side_by_side_are_trained_as_one_by_one():
    X, y = columns(*wave(15, 1002))
    V, v = columns(*wave(15, 1102, even=False))
    model = mlp((1, 20, 20, 1), nn.Tanh, 1).double()
    optimizer, loss = torch.optim.Adam(model.parameters(), lr=0.01), nn.MSELoss()
    found = []
    for step in range(101):
        if step % 10 == 0:
            found.append([loss(model(X), y).item(), loss(model(V), v).item()])
        optimizer.zero_grad()
        loss(model(X), y).backward()
        optimizer.step()
    batched = errors_by_check(range(1001, 1004), 0.0, 100)[:, :2, 1]
    assert torch.allclose(batched, torch.tensor(found, dtype=torch.float64), rtol=1e-5)


def test_the_record_of_forty_sets_is_what_they_give():
    measured = forty_sets()
    assert FORTY.keys() == measured.keys()
    for method, errors in measured.items():
        assert FORTY[method] == pytest.approx(errors, abs=5e-3)
    means = {method: sum(errors) / 40 for method, errors in measured.items()}
    assert means["dropout"] < means["patience 10"] < means["patience 3"] < means["end"]
