"""Networks with two tanh units side by side, and what their lesson rests on (E22.3 and E22.4)."""

import math

import pytest
import torch
from expecting import close

from nudge.data import bell, lcg
from nudge.landscapes import hessian, kind, lowest_direction
from nudge.losses import mse
from nudge.networks import hidden_layer, unpack
from nudge.two_units import copied_unit, gradients, losses, two_steps, two_units

X, Y = two_steps()
COPY = copied_unit()
SEEDS = range(10)


def loss_of(p):
    return losses(p[None], X, Y)[0]


def gradient(p):
    return gradients(p[None], X, Y)[0]


def random_starts():
    return [torch.randn(7, generator=torch.Generator().manual_seed(s), dtype=X.dtype) for s in SEEDS]


def trained(P, eta, steps):
    for _ in range(steps):
        P = P - eta * gradients(P, X, Y)
    return P


@pytest.fixture(scope="module")
def ends():
    """Return the copied unit, the copy with a nudge, and the random starts after 3,000 steps."""
    nudged = COPY + 0.01 * lowest_direction(hessian(gradient, COPY))
    return trained(torch.stack([COPY, nudged, *random_starts()]), 0.2, 3000)


def test_networks_side_by_side_are_each_a_hidden_layer():
    P = torch.stack(random_starts())
    for row, outputs, loss in zip(P, two_units(P, X), losses(P, X, Y), strict=True):
        want = hidden_layer(X[:, None], *unpack(row, 1), torch.tanh)
        torch.testing.assert_close(outputs, want)
        torch.testing.assert_close(loss, mse(want, Y))


def test_gradients_are_those_of_each_network_alone():
    P = torch.stack(random_starts())
    alone = torch.stack([torch.func.grad(loss_of)(row) for row in P])
    torch.testing.assert_close(gradients(P, X, Y), alone)
    assert not P.requires_grad


def test_two_units_fit_the_two_steps():
    exact = torch.tensor([[2.0, 3, 2, -3, 1, 0.5, 0]], dtype=X.dtype)
    assert losses(exact, X, Y).item() < 1e-30


def test_the_copied_unit_is_the_best_single_one():
    """Newton's method on the four parameters of one unit, from two decimals, ends there."""
    single = torch.tensor([0.6, 0.35, 1.72, -0.15], dtype=X.dtype)
    of_one = lambda q: mse(q[2] * torch.tanh(q[0] * X + q[1]) + q[3], Y)  # noqa: E731
    for _ in range(8):
        slopes, bends = (
            torch.func.grad(of_one)(single),
            torch.autograd.functional.hessian(of_one, single),
        )
        single = single - torch.linalg.solve(bends, slopes)
    w, b, c, b0 = single
    torch.testing.assert_close(torch.stack([w, w, b, b, c / 2, c / 2, b0]), COPY)
    assert kind(torch.linalg.eigvalsh(bends), 1e-6) == "minimum"


def test_the_copied_unit_lies_on_a_saddle():
    assert [loss_of(COPY).item()] == close(0.028905, digits=6)
    assert gradient(COPY).norm() < 1e-12
    H = hessian(gradient, COPY)
    torch.testing.assert_close(H, torch.autograd.functional.hessian(loss_of, COPY), rtol=0, atol=1e-8)
    curvatures = torch.linalg.eigvalsh(H)
    assert curvatures.tolist() == close(-0.026, 0, 0.071, 0.098, 0.174, 2.786, 3.240, digits=3)
    assert kind(curvatures, 1e-6) == "saddle"
    v = lowest_direction(H)
    v = v * v[1].sign()
    assert v.tolist() == close(-0.371, 0.371, -0.602, 0.602, 0, 0, 0, digits=3)


def test_where_the_curvature_is_zero_the_units_share_one_outer_weight_otherwise():
    along = torch.tensor([0.0, 0, 0, 0, 1, -1, 0], dtype=X.dtype)
    for share in (-1, 0.3, 2):
        assert abs(loss_of(COPY + share * along) - loss_of(COPY)) < 1e-15
        assert gradient(COPY + share * along).norm() < 1e-12


def test_few_random_directions_lead_down():
    """Among a million there are 277; their mean is the mean of the curvatures."""
    H, found, total = hessian(gradient, COPY), 0, 0.0
    drawing = torch.Generator().manual_seed(0)
    for _ in range(10):
        V = torch.randn(100_000, 7, generator=drawing, dtype=X.dtype)
        along = ((V @ H) * V).sum(1) / (V**2).sum(1)
        found, total = found + (along < 0).sum().item(), total + along.mean().item()
    assert 230 < found < 330
    assert [total / 10] == pytest.approx([0.906], abs=0.002)
    V = torch.tensor(bell(1, 7000), dtype=X.dtype).reshape(1000, 7)
    assert (((V @ H) * V).sum(1) > 0).all()


def test_negative_curvature_comes_from_the_errors_alone():
    """The Hessian is a part that is never negative, and a part that is weighted by the errors."""
    slopes = torch.func.jacrev(lambda p: two_units(p[None], X)[0])(COPY)
    first = 2 * slopes.T @ slopes / len(X)
    second = hessian(gradient, COPY) - first
    assert torch.linalg.eigvalsh(first)[3:].tolist() == close(0.0895, 0.172, 2.779, 3.213, digits=3)
    assert torch.linalg.eigvalsh(first)[0] > -1e-12
    assert torch.linalg.eigvalsh(second)[:2].tolist() == close(-0.026, -0.026, digits=3)


def test_a_nudge_leaves_the_saddle_and_the_copy_does_not():
    nudged = COPY + 0.01 * lowest_direction(hessian(gradient, COPY))
    P = torch.stack([COPY, nudged])
    found = [losses(P := trained(P, 0.2, steps), X, Y).tolist() for steps in (100, 900, 2000)]
    assert [copy for copy, _ in found] == close(0.028905, 0.028905, 0.028905, digits=6)
    assert [other for _, other in found] == close(0.028901, 0.021502, 0.001590, digits=5)


def test_three_of_ten_random_starts_stand_on_a_plateau(ends):
    found = losses(ends, X, Y)[2:]
    want = [0.00026, 0.00092, 0.00106, 0.00103, 0.02892, 0.02890, 0.00065, 0.02891, 0.00085, 0.00127]
    assert found.tolist() == close(*want, digits=5)
    stuck = ends[2:][found > 0.02]
    assert (gradients(stuck, X, Y).norm(dim=1) < 3e-4).all()
    assert (stuck[:, :2].abs().min(1).values < 0.14).all()  # one unit is all but off


def test_what_frees_a_plateau_and_what_does_not(ends):
    """A push does not, a learning rate beyond the wall does, and from the copy it is the other way round."""
    stuck = ends[2:][losses(ends, X, Y)[2:] > 0.02]
    for p in stuck:
        H = hessian(gradient, p)
        assert 0.2 < 2 / torch.linalg.eigvalsh(H)[-1] < 0.6
        pushed = torch.stack([p + size * lowest_direction(H) for size in (0.01, -0.01, 0.1, -0.1)])
        assert (losses(trained(pushed, 0.2, 1000), X, Y) > 0.0289).all()
    assert (losses(trained(stuck, 0.6, 1000), X, Y) < 0.01).all()
    assert [loss_of(trained(COPY[None], 0.6, 1000)[0]).item()] == close(0.028905, digits=6)


def test_batches_do_not_part_equal_units():
    P = COPY[None]
    for step in range(300):
        rows = [int(61 * u) for u in lcg(1000 + step, 10)]
        P = P - 0.2 * gradients(P, X[rows], Y[rows])
    assert (P[0] - COPY).norm() > 0.01
    assert (P[0, [0, 2, 4]] - P[0, [1, 3, 5]]).abs().max() < 1e-9


def test_how_often_all_curvatures_of_a_random_matrix_are_positive():
    """E22.2: M + Mᵀ with bell-shaped entries; exactly (2 − √2) / 4 and (π − 2√2) / 4π for two and three."""
    drawing = torch.Generator().manual_seed(0)
    exact = [0.5, (2 - 2**0.5) / 4, (math.pi - 8**0.5) / (4 * math.pi), 0.0025]
    for d, share in enumerate(exact, 1):
        M = torch.randn(400_000, d, d, generator=drawing)
        found = (torch.linalg.cholesky_ex(M + M.mT)[1] == 0).float().mean().item()
        assert found == pytest.approx(share, abs=4 * (share / 400_000) ** 0.5)
