"""Rows of a series, the columns of a week, and models fitted to both."""

import torch

from nudge.data import weekly_views
from nudge.features import fitted, lag_matrix, two_errors, weekday_columns
from vectors import vector

SERIES = weekly_views(8, 1000)


def vectors() -> list[dict]:
    windows = [[SERIES, lags, ahead] for lags, ahead in ((1, 1), (2, 1), (7, 1), (2, 2), (5, 9))]
    rows = [vector("lagMatrix", each, lag_matrix(*each)) for each in windows]
    days = torch.arange(40, 60)
    return [*rows, vector("weekdayColumns", [days], weekday_columns(days)), *models()]


def models() -> list[dict]:
    """Return what is fitted to 1 and 3 lags, and to the weekday beside them, and how far it misses."""
    found = []
    for lags in (1, 3):
        X, y = lag_matrix(SERIES, lags)
        week = weekday_columns(torch.arange(lags, len(SERIES)))[:, 1:]
        for columns in (X, torch.cat([X, week], dim=1)):
            _, y_hat = fitted(columns, y, 14)
            found += [
                vector("fitted", [columns, y, 14], fitted(columns, y, 14)),
                vector("twoErrors", [y_hat, y, 14], two_errors(y_hat, y, 14)),
            ]
    return found
