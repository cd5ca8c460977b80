"""Best lines for the thermometer, with labels moved about, and for other points."""

from nudge.data import thermometer
from nudge.regression import huber_line, mae_line, mse_line
from vectors import numbers, of

LINES = {"mseLine": mse_line, "maeLine": mae_line, "huberLine": huber_line}


def vectors() -> list[dict]:
    x, y = (column.tolist() for column in thermometer())
    moved = [[x, [*y[:i], label, *y[i + 1 :]]] for i, label in ((3, 82.0), (0, -30.0), (10, 90.0))]
    points = [[x, y], *moved, *([numbers(7), numbers(7)] for _ in range(5))]
    return [entry for name, best in LINES.items() for entry in of(name, best, points)]
