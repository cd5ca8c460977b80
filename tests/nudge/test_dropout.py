import pytest
import torch
from torch import nn

from nudge.dropout import DropUnits, drop_units, switched


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize("p", [0.0, 0.1, 0.3, 0.5, 0.9])
def test_with_the_mask_that_torch_drew_the_result_is_that_of_torch(p):
    torch.manual_seed(0)
    a = torch.randn(200, 50, dtype=torch.float64)
    theirs = nn.functional.dropout(a, p)
    u = (theirs != 0).double()  # 1 where torch left a unit on; p is not above 1
    assert torch.allclose(switched(a, u, p), theirs, rtol=1e-15)
    module = nn.Dropout(p)
    given = module(a)
    assert torch.allclose(switched(a, (given != 0).double(), p), given, rtol=1e-15)
    assert torch.equal(module.eval()(a), DropUnits(p, generator()).eval()(a))


def test_a_unit_is_off_where_its_number_is_below_p():
    a, u = torch.tensor([1.0, -2.0, 3.0]), torch.tensor([0.2, 0.25, 0.3])
    assert switched(a, u, 0.25).tolist() == pytest.approx([0, -8 / 3, 4])
    assert switched(a, u, 0.0).tolist() == a.tolist()


@pytest.mark.parametrize("p", [0.1, 0.3, 0.5])
def test_shares_means_and_factors_are_those_of_dropout(p):
    n = 100_000
    given = drop_units(torch.ones(n, dtype=torch.float64), p, generator())
    assert sorted(set(given.tolist())) == pytest.approx([0, 1 / (1 - p)])
    spread = (p * (1 - p) / n) ** 0.5
    assert (given == 0).double().mean().item() == pytest.approx(p, abs=4 * spread)
    assert given.mean().item() == pytest.approx(1, abs=4 * spread / (1 - p))


def test_masks_are_new_at_each_call_and_the_same_from_the_same_seed():
    a, one, other = torch.ones(64, dtype=torch.float64), generator(1), generator(1)
    first = drop_units(a, 0.5, one)
    assert torch.equal(first, drop_units(a, 0.5, other))
    assert not torch.equal(first, drop_units(a, 0.5, one))
    assert torch.equal(a, torch.ones(64, dtype=torch.float64))


def test_every_row_has_a_mask_of_its_own():
    given = drop_units(torch.ones(50, 8, dtype=torch.float64), 0.5, generator())
    assert len({tuple(row) for row in given.tolist()}) > 30


def test_slopes_pass_only_through_units_that_are_on():
    a = torch.ones(1000, dtype=torch.float64, requires_grad=True)
    given = drop_units(a, 0.3, generator())
    given.sum().backward()
    assert torch.allclose(a.grad, given.detach())


def test_modes_reach_the_module_inside_a_network_and_no_parameter_is_lost():
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), DropUnits(0.5, generator()), nn.Linear(3, 1)).double()
    assert sum(p.numel() for p in net.parameters()) == 13
    x = torch.ones(20, 2, dtype=torch.float64)
    assert len({round(y, 9) for y in net(x)[:, 0].tolist()}) > 1
    net.eval()
    assert torch.equal(net(x), net(x))
    assert len({round(y, 9) for y in net(x)[:, 0].tolist()}) == 1
    net.train()
    assert not torch.equal(net(x), net(x))
