"""How ground bends, compared with torch, and the numbers of the marble on the saddle (E22.1)."""

import math

import pytest
import torch
from expecting import close

from nudge.landscapes import curvature_along, hessian, kind, lowest_direction, roll, saddle

FUNCTIONS = {
    "saddle": lambda p: saddle(p[0], p[1]),
    "product": lambda p: p[0] * p[1],
    "hills": lambda p: torch.sin(p[0]) * p[1] ** 2 + torch.exp(p[0] * p[2]) + p[1] * p[2],
}
PLACES = {"saddle": [[0.0, 0], [0, 2**0.5], [0.7, -1.1]], "product": [[0.0, 0]], "hills": [[0.3, -1, 0.5]]}
BOTH = [(f, torch.tensor(p, dtype=torch.float64)) for f in FUNCTIONS for p in PLACES[f]]
EVERYWHERE = pytest.mark.parametrize(("name", "p"), BOTH)


@EVERYWHERE
def test_hessian_agrees_with_torch(name, p):
    f = FUNCTIONS[name]
    found = hessian(torch.func.grad(f), p)
    torch.testing.assert_close(found, torch.autograd.functional.hessian(f, p), rtol=1e-8, atol=1e-8)
    assert torch.equal(found, found.T)


@EVERYWHERE
def test_curvature_along_a_direction_is_that_of_the_hessian(name, p):
    f = FUNCTIONS[name]
    H = torch.autograd.functional.hessian(f, p)
    for v in torch.randn(5, len(p), generator=torch.Generator().manual_seed(0), dtype=p.dtype):
        v = v / v.norm()
        assert curvature_along(f, p, v).item() == pytest.approx((v @ H @ v).item(), abs=1e-6)


@EVERYWHERE
def test_the_lowest_direction_has_the_smallest_eigenvalue(name, p):
    H = torch.autograd.functional.hessian(FUNCTIONS[name], p)
    v = lowest_direction(H)
    assert v.norm().item() == pytest.approx(1)
    torch.testing.assert_close(v @ H @ v, torch.linalg.eigvalsh(H)[0])


@pytest.mark.parametrize(
    ("curvatures", "name"),
    [
        ([-2, 2], "saddle"),
        ([-0.001, 2, 3], "saddle"),
        ([-1, 0, 1], "saddle"),
        ([2, 4], "minimum"),
        ([-4, -2], "maximum"),
        ([0, 1, 2], "undecided"),
        ([-1, 0], "undecided"),
        ([0, 0], "undecided"),
        ([-1e-9, 1, 2], "undecided"),
        ([-1, 1e-9], "undecided"),
    ],
)
def test_kinds_of_flat_places(curvatures, name):
    assert kind(torch.tensor(curvatures, dtype=torch.float64), 1e-6) == name
    assert kind(torch.tensor(curvatures[::-1], dtype=torch.float64), 1e-6) == name


@pytest.mark.parametrize("angle", [0, 0.3, math.pi / 4, 2])
def test_at_the_saddle_the_curvature_goes_with_twice_the_angle(angle):
    v = torch.tensor([math.cos(angle), math.sin(angle)], dtype=torch.float64)
    along = curvature_along(FUNCTIONS["saddle"], torch.zeros_like(v), v)
    assert along.item() == pytest.approx(2 * math.cos(2 * angle), abs=1e-6)


def test_a_marble_rolls_as_torch_descends():
    p = torch.tensor([1.0, 0.3], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([p], lr=0.05)
    for _ in range(40):
        optimizer.zero_grad()
        saddle(*p).backward()
        optimizer.step()
    assert roll(1.0, 0.3, 0.05, [(0, 0)] * 40)[-1] == pytest.approx(p.tolist(), abs=1e-12)
    assert roll(1.0, 0.3, 0.05, [(0.5, -0.2)])[1] == pytest.approx((1.4, 0.12865))


def left_after(y, pushes):
    """Return after how many steps a marble from (1, y) is below −0.5; None if it is never."""
    heights = [saddle(*place) for place in roll(1.0, y, 0.05, pushes)]
    return next((step for step, height in enumerate(heights) if height <= -0.5), None)


@pytest.mark.parametrize(("y", "steps"), [(0, None), (1e-8, 193), (1e-4, 96), (1e-2, 48)])
def test_the_farther_from_the_ridge_the_sooner_a_marble_leaves(y, steps):
    assert left_after(y, [(0, 0)] * 400) == steps


def test_a_factor_of_ten_takes_as_many_steps_as_the_curvature_says():
    assert [math.log(10) / math.log(1 + 0.05 * 2)] == close(24.2, digits=1)
    assert [math.log(10) / math.log(1 + 0.2 * 0.02598)] == close(444, digits=0)
    assert [math.log(10) / math.log(1 + 0.2 * 0.026)] == close(444, digits=0)
