"""The numbers that the lesson on penalties rests on (E26): two truths, two penalties, 200 draws."""

import functools

import pytest
import torch
from expecting import close

from nudge.data import bell, twenty_columns, wave
from nudge.descent import curvature, largest_stable_eta
from nudge.figures.weight_penalties import SPARSE
from nudge.losses import mse
from nudge.penalties import lasso, ridge, soft_threshold
from nudge.polynomials import powers

F8 = torch.float64
DENSE = torch.tensor([0.602, -0.602] * 10, dtype=F8)
STRENGTHS = torch.tensor([0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 1], dtype=F8)


def new_errors(truth: torch.Tensor, strengths: torch.Tensor) -> tuple[float, torch.Tensor, torch.Tensor]:
    """Return the mean squared error of new rows without a penalty, with L2[S] and with L1[S]: means of draws.

    Columns with mean 0 and variance 1 that have nothing to do with one another make it the variance of the
    noise, 0.25, plus the sum of the squared errors of the weights.
    """
    drawn = [twenty_columns(truth, seed, new=0) for seed in range(1000, 1800, 4)]
    X, y = torch.stack([draw[0] for draw in drawn]), torch.stack([draw[1] for draw in drawn])
    H, g = 2 * X.mT @ X / 40, 2 * X.mT @ y[:, :, None] / 40

    def error(w: torch.Tensor) -> torch.Tensor:
        return 0.25 + (w - truth[:, None]).square().sum(dim=1).mean(dim=0)

    eye = torch.eye(20, dtype=F8)
    squared = torch.cat([torch.linalg.solve(H + 2 * s * eye, g) for s in strengths.tolist()], dim=2)
    eta = torch.tensor([largest_stable_eta(curvature(rows)) / 2 for rows in X])[:, None, None]
    w = torch.zeros(len(X), 20, len(strengths), dtype=F8)
    for _ in range(300):
        w = soft_threshold(w - eta * (H @ w - g), eta * strengths)
    return error(torch.linalg.solve(H, g)).item(), error(squared), error(w)


@functools.cache
def averaged(name):
    return new_errors({"sparse": SPARSE, "dense": DENSE}[name], STRENGTHS)


def test_no_column_of_a_draw_knows_of_its_noise():
    """Seeds in a row serve for rows and noise; those of the draws are four apart."""
    for seed in (31, 1000, 1400, 1796):
        X, noise = torch.tensor(bell(seed, 800), dtype=F8).reshape(40, 20), torch.tensor(bell(seed + 1, 40))
        related = [torch.corrcoef(torch.stack([column, noise.to(F8)]))[0, 1].abs().item() for column in X.T]
        assert max(related) < 0.55  # forty rows: a standard deviation of 0.16, and the largest of twenty


def test_the_truths_are_equally_long():
    assert SPARSE.norm().item() == pytest.approx(DENSE.norm().item(), rel=1e-3)


def test_l1_gains_much_where_the_truth_is_sparse():
    none, squared, plain = averaged("sparse")
    assert [none] == close(0.503, digits=3)
    assert squared.tolist() == close(0.498, 0.491, 0.499, 0.658, 0.965, 1.268, 2.787, digits=3)
    assert plain.tolist() == close(0.485, 0.450, 0.386, 0.323, 0.327, 0.368, 1.243, digits=3)
    assert (none - plain.min()) / (none - 0.25) > 2 / 3


def test_l1_only_hurts_where_all_weights_count_alike():
    none, squared, plain = averaged("dense")
    assert [none] == close(0.503, digits=3)
    assert squared.min().item() == pytest.approx(0.487, abs=5e-4)
    assert plain[1:].min() > none
    assert abs(plain[0] - none) < 1e-3


def test_the_draw_of_the_page_is_like_the_others():
    for truth, better in ((SPARSE, True), (DENSE, False)):
        X, y, X_new, y_new = twenty_columns(truth)
        none = mse(X_new @ ridge(X, y, 0), y_new)
        errors = [mse(X_new @ w, y_new) for w in lasso(X, y, STRENGTHS[1:6]).T]
        assert all((error < none) == better for error in errors)


def test_a_subgradient_walk_comes_near_zero_and_never_rests_there():
    X, y, X_new, y_new = twenty_columns(SPARSE)
    near = {}
    for eta in (0.05, 0.01):
        w = torch.zeros(20, dtype=F8)
        for _ in range(5000):
            w = w - eta * (2 * X.T @ (X @ w - y) / 40 + 0.1 * w.sign())
        assert (w != 0).all()
        near[eta] = (w.abs() < 1e-3).sum().item()
        assert mse(X_new @ w, y_new).item() == pytest.approx(0.4444, abs=2e-4)
    assert near[0.01] > near[0.05]


def test_the_weights_kept_at_a_tenth():
    """Their least squares, without the tax, is worse: shrinking helped, not only choosing."""
    X, y, X_new, y_new = twenty_columns(SPARSE)
    [w] = lasso(X, y, torch.tensor([0.1], dtype=F8)).T
    kept = w != 0
    assert kept.nonzero()[:, 0].tolist() == [2, 4, 6, 7, 8, 9, 11, 13, 15, 16, 19]
    refitted = ridge(X[:, kept], y, 0)
    assert [mse(X_new @ w, y_new).item()] == close(0.444, digits=3)
    assert [mse(X_new[:, kept] @ refitted, y_new).item()] == close(0.537, digits=3)


def test_a_larger_copy_of_a_column_takes_it_all_from_l1_and_half_from_l2():
    X, y, _, _ = twenty_columns(SPARSE, new=0)
    both = torch.cat([X, 1.01 * X[:, 2:3]], dim=1)
    [w] = lasso(both, y, torch.tensor([0.1], dtype=F8), steps=30_000).T
    assert w[2] == 0
    assert w[20] > 2
    [early] = lasso(both, y, torch.tensor([0.1], dtype=F8)).T
    assert 1 < early[20] / early[2] < 1.1  # along that direction the loss is nearly flat
    shared = ridge(both, y, 0.1)
    assert shared[20] / shared[2] == pytest.approx(1.01, abs=1e-3)


def test_to_l1_all_shares_of_a_copied_column_are_alike():
    X, y, _, _ = twenty_columns(SPARSE, new=0)
    both = torch.cat([X, X[:, 2:3]], dim=1)
    [w] = lasso(both, y, torch.tensor([0.1], dtype=F8)).T
    costs = []
    for share in (0, 0.3, 1):
        moved = w.clone()
        moved[2], moved[20] = share * (w[2] + w[20]), (1 - share) * (w[2] + w[20])
        costs.append((mse(both @ moved, y) + 0.1 * moved.abs().sum()).item())
    assert costs == pytest.approx(costs[:1] * 3)


def test_degree_14_is_tamed():
    x, y = wave(15, 4)
    free = torch.tensor([0] + 14 * [1], dtype=F8)
    held = [wave(15, 104, even=False), wave(1000, 7, even=False), wave(1000, 1007, even=False)]
    w = ridge(powers(x, 14), y, 1e-3 * free)
    assert [mse(powers(u, 14) @ w, v).item() for u, v in held] == close(0.0407, 0.0793, 0.0866, digits=4)
