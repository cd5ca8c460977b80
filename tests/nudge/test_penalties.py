"""Ridge and lasso are where torch finds no way down; the threshold is torch's softshrink."""

import pytest
import torch
from torch.nn import functional

from nudge.data import bell, twenty_columns
from nudge.penalties import lasso, ridge, soft_threshold

TRUTH = torch.zeros(20, dtype=torch.float64)
TRUTH[[2, 7, 11]] = torch.tensor([2, -1.5, 1], dtype=torch.float64)
STRENGTHS = torch.tensor([0.003, 0.03, 0.1, 0.3, 1, 30], dtype=torch.float64)


@pytest.fixture(params=[40, 23])
def rows(request):
    """Return X[N, 20] and y[N], for an N that a mean can be told from a sum by."""
    X, y, _, _ = twenty_columns(TRUTH, new=0)
    return X[: request.param], y[: request.param]


def slopes(X, y, w):
    """Return the gradient of the mean squared error at w, by autograd."""
    w = w.clone().requires_grad_()
    functional.mse_loss(X @ w, y).backward()
    return w.grad


@pytest.mark.parametrize("strength", [0.001, 0.1, 3.0])
def test_ridge_is_where_the_taxed_loss_is_level(rows, strength):
    w = ridge(*rows, strength).requires_grad_()
    X, y = rows
    (functional.mse_loss(X @ w, y) + strength * w.square().sum()).backward()
    torch.testing.assert_close(w.grad, torch.zeros_like(w), atol=1e-12, rtol=0)


def test_ridge_is_least_squares_with_rows_that_want_every_weight_at_zero(rows):
    X, y = rows
    root = (len(X) * 0.1) ** 0.5
    more = torch.cat([X, root * torch.eye(20, dtype=X.dtype)])
    labels = torch.cat([y, torch.zeros(20, dtype=X.dtype)])
    torch.testing.assert_close(ridge(X, y, 0.1), torch.linalg.lstsq(more, labels, driver="gelsd").solution)


def test_sgd_of_torch_arrives_at_ridge_with_a_weight_decay_of_twice_the_strength(rows):
    X, y = rows
    w = torch.zeros(20, dtype=X.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1, weight_decay=2 * 0.1)
    for _ in range(2000):
        optimizer.zero_grad()
        functional.mse_loss(X @ w, y).backward()
        optimizer.step()
    torch.testing.assert_close(w.detach(), ridge(X, y, 0.1), atol=1e-9, rtol=0)


def test_a_weight_without_tax_may_be_as_large_as_it_likes(rows):
    X, y = rows
    X = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    free = torch.full((21,), 0.1, dtype=X.dtype)
    free[20] = 0
    assert ridge(X, y + 1000, free)[20] == pytest.approx(ridge(X, y, free)[20] + 1000)
    torch.testing.assert_close(ridge(X, y + 1000, free)[:20], ridge(X, y, free)[:20])
    centred = ridge(X[:, :20] - X[:, :20].mean(dim=0), y - y.mean(), 0.1)
    torch.testing.assert_close(ridge(X, y, free)[:20], centred)


@pytest.mark.parametrize("tax", [0.0, 0.3, 1.0, 5.0])
def test_the_threshold_is_that_of_torch(tax):
    w = torch.tensor([*bell(5, 50), 0.0, tax, -tax], dtype=torch.float64)
    torch.testing.assert_close(soft_threshold(w, tax), functional.softshrink(w, tax))


def test_lasso_meets_the_conditions_of_a_minimum(rows):
    """Off zero the slope of the error balances the tax; at zero it is too small to pay it."""
    X, y = rows
    found = lasso(X, y, STRENGTHS, steps=20_000)
    for w, strength in zip(found.T, STRENGTHS, strict=True):
        slope, kept = slopes(X, y, w), w != 0
        torch.testing.assert_close(slope[kept], -strength * w[kept].sign(), atol=1e-8, rtol=0)
        assert (slope[~kept].abs() <= strength + 1e-8).all()
    assert (found[:, -1] == 0).all()


def test_300_steps_are_enough_for_forty_rows():
    X, y, _, _ = twenty_columns(TRUTH, new=0)
    strengths = torch.tensor([0.01, 0.03, 0.1, 0.3, 1, 2], dtype=torch.float64)
    rough, exact = lasso(X, y, strengths), lasso(X, y, strengths, steps=20_000)
    torch.testing.assert_close(rough, exact, atol=2e-6, rtol=0)
    assert ((rough == 0) == (exact == 0)).all()


def test_one_weight_by_hand():
    """(w - a)² + s·|w| and (w - a)² + s·w², on one row of one column."""
    X, half = torch.ones(1, 1, dtype=torch.float64), torch.tensor([1.0], dtype=torch.float64)
    for a, plain, squared in ((0.2, 0, 0.2 / 1.5), (0.5, 0, 0.5 / 1.5), (1, 0.5, 1 / 1.5), (2, 1.5, 2 / 1.5)):
        y = torch.tensor([a], dtype=torch.float64)
        assert lasso(X, y, half).item() == pytest.approx(plain)
        assert ridge(X, y, 0.5).item() == pytest.approx(squared)
