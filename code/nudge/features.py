"""Features of a series: its own past and the day of the week, and how well they foretell later days."""

import torch
from torch import Tensor

from nudge.descent import least_squares
from nudge.losses import mae


# --8<-- [start:lag_matrix]
def lag_matrix(series: Tensor, lags: int, ahead: int = 1):
    """Return X[rows, lags] and y[rows], with as many rows as the series has.

    Column j holds what lies ahead + j steps before the label.
    """
    rows = len(series) - lags - ahead + 1
    if lags < 1 or ahead < 1 or rows < 1:
        raise ValueError(f"{lags} lags, {ahead} ahead: this leaves no example")
    columns = [series[lags - 1 - j :][:rows] for j in range(lags)]
    return torch.stack(columns, dim=1), series[lags + ahead - 1 :]


# --8<-- [end:lag_matrix]


# --8<-- [start:weekday_columns]
def weekday_columns(days: Tensor) -> Tensor:
    """Return 7 columns; column k is 1 on days of weekday k, and 0 on others."""
    return (days[:, None] % 7 == torch.arange(7)).double()


# --8<-- [end:weekday_columns]


# --8<-- [start:fitted]
def fitted(X: Tensor, y: Tensor, later: int = 364):
    """Return theta, its last entry b, and the predictions for all rows.

    The last rows, as many as `later` says, have no part in theta.
    """
    X = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    theta = least_squares(X[:-later], y[:-later])
    return theta, X @ theta


# --8<-- [end:fitted]


# --8<-- [start:two_errors]
def two_errors(y_hat: Tensor, y: Tensor, later: int = 364):
    """Return the MAE of the training rows, and of the last `later` rows."""
    training = mae(y_hat[:-later], y[:-later])
    return training.item(), mae(y_hat[-later:], y[-later:]).item()


# --8<-- [end:two_errors]
