"""The data, and the generators to the last bit."""

import torch

from nudge.data import (
    bell,
    bent_curve,
    lcg,
    leave_days,
    noisy_line,
    noisy_quadratic,
    thermometer,
    twenty_columns,
    wave,
    weekly_views,
)
from vectors import EDGES, numbers, of, vector


def vectors() -> list[dict]:
    x, y = thermometer()
    days, left = leave_days()
    draws = [
        vector(generator.__name__, [seed, n], generator(seed, n))
        for generator in (lcg, bell)
        for seed, n in ((1, 5), (42, 100), (2026, 30), (2**31 - 2, 3), (2**31 + 5, 3), (-7, 3))
    ]
    noisy = [[10, 42, 1.5], [25, 7, 0.0], [2, 1, 3.0], [1000, 3, 0.1]]
    draws += [vector("noisyQuadratic", arguments, points(noisy_quadratic(*arguments))) for arguments in noisy]
    draws += [vector("noisyLine", each, points(noisy_line(*each))) for each in ([], [30, 1001])]
    draws += [vector("weeklyViews", each, weekly_views(*each)) for each in ([], [3, 7], [156, 1000])]
    waves = [[15, 4, 0.25, True], [15, 104, 0.25, False], [2, 1000, 0.0, True], [60, 1001, 0.5, True]]
    draws += [vector("wave", each, points(wave(*each))) for each in waves]
    truths = [[numbers(20, -2, 2), seed, new] for seed, new in ((31, 3), (1000, 0))]
    draws += [vector("twentyColumns", each, columns(*each)) for each in truths]
    constants = [
        vector("thermometer", None, {"x": x, "y": y}),
        vector("leave", None, {"days": days, "left": left}),
    ]
    bent = of("bentCurve", bent_curve, [[x] for x in (*range(-1, 8), *numbers(20), *EDGES)])
    return draws + constants + bent


def points(pair: tuple) -> dict:
    """Return noisy points as the browser names them."""
    x, y = pair
    return {"x": x, "y": y}


def columns(truth: list[float], seed: int, new: int) -> list[dict]:
    """Return rows and labels, and new ones, as the browser names them."""
    X, y, X_new, y_new = twenty_columns(torch.tensor(truth, dtype=torch.float64), seed, new)
    return [{"X": X, "y": y}, {"X": X_new, "y": y_new}]
