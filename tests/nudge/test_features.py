import pytest
import torch

from nudge.data import weekly_views
from nudge.features import fitted, lag_matrix, two_errors, weekday_columns

SERIES = torch.tensor([4.0, 6, 5, 7, 8], dtype=torch.float64)


@pytest.mark.parametrize(("lags", "ahead"), [(1, 1), (2, 1), (2, 2), (1, 3), (4, 1), (3, 2)])
def test_lag_matrix_slides_a_window_of_torch_over_the_series(lags, ahead):
    X, y = lag_matrix(SERIES, lags, ahead)
    windows = SERIES.unfold(0, lags + ahead, 1)
    torch.testing.assert_close(X, windows[:, :lags].flip(1))
    torch.testing.assert_close(y, windows[:, -1])
    assert len(X) == len(y) == 5 - lags - ahead + 1


@pytest.mark.parametrize(("lags", "ahead"), [(0, 1), (1, 0), (5, 1), (2, 4)])
def test_lag_matrix_refuses_what_leaves_no_example(lags, ahead):
    with pytest.raises(ValueError, match="leaves no example"):
        lag_matrix(SERIES, lags, ahead)


def test_weekday_columns_are_the_one_hot_rows_of_torch():
    days = torch.arange(3, 30)
    hot = torch.nn.functional.one_hot(days % 7, 7).double()
    torch.testing.assert_close(weekday_columns(days), hot)


def test_fitted_is_the_least_squares_of_torch_on_the_rows_before_the_last():
    X, y = lag_matrix(weekly_views(), 7)
    theta, y_hat = fitted(X, y)
    ones = torch.ones(len(X), 1, dtype=X.dtype)
    columns = torch.cat([X, ones], dim=1)
    best = torch.linalg.lstsq(columns[:-364], y[:-364], driver="gelsd").solution
    torch.testing.assert_close(theta, best)
    torch.testing.assert_close(y_hat, columns @ best)


def test_later_labels_have_no_part_in_theta():
    X, y = lag_matrix(weekly_views(), 7)
    theta, _ = fitted(X, y, later=100)
    y[-100:] += 5
    torch.testing.assert_close(fitted(X, y, later=100)[0], theta)
    y[-101] += 5
    assert not torch.allclose(fitted(X, y, later=100)[0], theta)


def test_two_errors_are_the_mean_absolute_errors_of_torch_before_and_after():
    y_hat, y = torch.tensor([[1.0, 2, 3, 4], [1, 0, 0, 8]])
    loss = torch.nn.functional.l1_loss
    assert two_errors(y_hat, y, later=1) == (loss(y_hat[:3], y[:3]).item(), loss(y_hat[3:], y[3:]).item())
