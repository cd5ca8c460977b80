"""The numbers and claims that the lesson on modules rests on (E13)."""

from copy import deepcopy
from io import BytesIO
from pickle import UnpicklingError

import pytest
import torch
from expecting import close
from torch import nn

from nudge.data import noisy_quadratic, thermometer
from nudge.descent import least_squares
from nudge.fitting import train_model
from nudge.losses import mse

X, Y = (column[:, None] for column in thermometer())
Z = (X - X.mean()) / X.std(correction=0)


def line_module(w=1.0, b=0.0):
    model = nn.Linear(1, 1, dtype=torch.float64)
    with torch.no_grad():
        model.weight[:], model.bias[:] = w, b
    return model


def through_a_file(saved, **options):
    file = BytesIO()
    torch.save(saved, file)
    file.seek(0)
    return torch.load(file, **options)


def test_a_line_of_modules():
    model = line_module()
    history = train_model(model, nn.MSELoss(), Z, Y, 0.1, 60)
    assert history["loss"][59:] == close(2.9276455715, 2.9276455713, digits=10)
    assert history["theta"][60].tolist() == close(8.614436546853, 10.499983908797, digits=12)
    assert [tuple(p.shape) for p in model.state_dict().values()] == [(1, 1), (1,)]
    single = line_module().float()
    history = train_model(single, nn.MSELoss(), Z.float(), Y.float(), 0.1, 60)
    assert history["theta"][60].tolist() == close(8.614437, 10.499983, digits=5)
    assert history["loss"][60:] == close(2.927645, digits=5)


def test_the_mean_over_all_pairs():
    model = line_module(8.614436546853, 10.499983908797)
    y_hat = model(Z)
    assert [mse(y_hat, Y[:, 0]).item()] == close(151.3449, digits=4)
    parts = y_hat.var(correction=0) + Y.var(correction=0) + (y_hat.mean() - Y.mean()) ** 2
    assert parts.item() == pytest.approx(mse(y_hat, Y[:, 0]).item(), rel=1e-12)
    model = line_module()
    losses = train_model(model, mse, Z, Y[:, 0], 0.1, 60)["loss"]
    found = [losses[epoch] for epoch in (0, 1, 10, 60)]
    assert found == close(188.3864, 148.3364, 78.4190, 77.1364, digits=4)
    assert abs(model.weight.item()) < 1e-5
    with pytest.warns(UserWarning, match="different to the input size"):
        nn.MSELoss()(y_hat, Y[:, 0])


def test_a_new_layer_holds_small_random_numbers():
    torch.manual_seed(1000)
    for d in (1, 7):
        largest = max(max(p.abs().max().item() for p in nn.Linear(d, 1).parameters()) for _ in range(500))
        assert 0.98 * d**-0.5 < largest <= d**-0.5
    assert nn.Linear(1, 1).weight.dtype == torch.float32


def test_a_state_is_the_parameters_themselves_until_it_is_copied():
    model = line_module(2.0)
    state, copied, loaded = (
        model.state_dict(),
        deepcopy(model.state_dict()),
        through_a_file(model.state_dict()),
    )
    with torch.no_grad():
        model.weight += 1
    assert [kept["weight"].item() for kept in (state, copied, loaded)] == [3, 2, 2]


def test_loading_copies_in_place_converts_and_refuses_what_does_not_fit():
    model, single = line_module(), {"weight": torch.tensor([[0.1]]), "bias": torch.tensor([0.0])}
    weight = model.weight
    model.load_state_dict(single)
    assert model.weight is weight
    assert weight.dtype == torch.float64
    assert weight.item() != 0.1
    for state in ({"bias": single["bias"]}, single | {"weight": torch.ones(1, 3)}):
        with pytest.raises(RuntimeError, match="state_dict for Linear"):
            model.load_state_dict(state)


def test_a_network_comes_back_to_the_last_bit():
    torch.manual_seed(1000)
    layers = (nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    model, images = nn.Sequential(*layers), torch.rand(5, 64)
    assert sum(p.numel() for p in model.parameters()) == 4810
    other = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    other.load_state_dict(through_a_file(model.state_dict()))
    assert torch.equal(other(images), model(images))


def test_only_weights_are_loaded_unless_one_asks_for_more():
    with pytest.raises(UnpicklingError, match="Weights only load failed"):
        through_a_file(line_module())
    assert through_a_file(line_module(2.0), weights_only=False).weight.item() == 2


def test_an_optimizer_holds_the_parameters_that_it_was_given():
    old, new = line_module(), line_module()
    optimizer = torch.optim.SGD(old.parameters(), lr=0.1)
    slopes = []
    for _ in range(3):
        optimizer.zero_grad()
        mse(new(Z), Y).backward()
        optimizer.step()
        slopes.append(new.weight.grad.item())
    assert new.weight.item() == 1
    assert slopes == pytest.approx([slopes[0], 2 * slopes[0], 3 * slopes[0]])
    assert optimizer.state_dict()["state"] == {}


def test_a_parabola_is_linear_in_its_parameters():
    x, y = noisy_quadratic()
    features = torch.stack([x * x, x], dim=1)
    torch.manual_seed(1000)
    model = nn.Linear(2, 1, dtype=x.dtype)
    history = train_model(model, nn.MSELoss(), features, y[:, None], 0.1, 500)
    assert history["loss"][500:] == close(1.694743, digits=6)
    best = least_squares(torch.cat([features, torch.ones_like(x)[:, None]], dim=1), y)
    assert history["theta"][500].tolist() == pytest.approx(best.tolist())
