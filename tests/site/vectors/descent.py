"""Walks and learned lines: calm, jumping, stuck, and running away to infinity and beyond."""

import torch
from torch import Tensor

from nudge.data import thermometer
from nudge.descent import curvature, descend_1d, fit_line, least_squares, line_gradient
from nudge.regression import with_constant
from nudge.scaling import Standardizer
from vectors import EDGES, numbers, of, vector


def vectors() -> list[dict]:
    return walks() + gradients() + learned_lines() + valleys() + jumps()


def hills(w: Tensor) -> Tensor:
    """Return the slope of two valleys, as the browser knows it by this name."""
    return 4 * w**3 - 6 * w + 1


def walks() -> list[dict]:
    starts = [(-2.0, 0.02), (0.17, 0.02), (2.0, 0.02), (2.0, 0.1), (2.0, 0.2), (0.5, 0.2), (-1.3, 1.2)]
    return [vector("descend1d", [hills, w, eta, 60], walk(w, eta)) for w, eta in starts]


def walk(w: float, eta: float) -> list[float]:
    """Return the walk in double precision, where a tensor overflows to infinity instead of failing."""
    return [w.item() for w in descend_1d(hills, torch.tensor(w, dtype=torch.float64), eta, 60)]


def gradients() -> list[dict]:
    x, y = (column.tolist() for column in thermometer())
    features = [x, *(numbers(11) for _ in range(10)), *([edge, *numbers(10)] for edge in EDGES)]
    return of("lineGradient", line_gradient, [[feature, y, *numbers(2)] for feature in features])


def learned_lines() -> list[dict]:
    x, y = thermometer()
    z = Standardizer().fit(x).transform(x)
    runs = [(x, 1e-4), (x, 3.39e-4), (x, 3.5e-4), (x, 1e-2), (0.1 * x, 0.03), (z, 0.1), (z, 0.5), (z, 1.1)]
    arguments = [
        [feature, y, eta, 200, start] for feature, eta in runs for start in ((1.0, 0.0), (-5.0, 50.0))
    ]
    return [vector("fitLine", each, learned(*each)) for each in arguments]


def learned(*arguments) -> dict:
    history = fit_line(*arguments)
    *before, theta = history["theta"]
    return {"theta": theta, "loss": history["loss"][:-1], "params": before}


def valleys() -> list[dict]:
    """Return what the feature makes of the valley: its curvatures."""
    x = thermometer()[0]
    features = [x, 1e-3 * x, *(torch.tensor(numbers(11, -3, 3), dtype=x.dtype) for _ in range(5))]
    shapes = [(feature, curvature(with_constant(feature))) for feature in features]
    return [entry for feature, H in shapes for entry in valley(feature, H)]


def valley(feature: Tensor, H: Tensor) -> list[dict]:
    return [
        vector("curvature", [feature], H),
        vector("curvatures", [H], torch.linalg.eigvalsh(H)),
    ]


def jumps() -> list[dict]:
    """Return the parameters that least squares finds at once, for as many columns as rows and for fewer."""
    shapes = [(11, 1), (4, 4), (9, 3), (60, 12)]
    systems = [
        (
            torch.tensor(numbers(rows * columns)).reshape(rows, columns).double(),
            torch.tensor(numbers(rows)).double(),
        )
        for rows, columns in shapes
    ]
    x, y = thermometer()
    return [vector("leastSquares", [X, z], least_squares(X, z)) for X, z in [*systems, (with_constant(x), y)]]
