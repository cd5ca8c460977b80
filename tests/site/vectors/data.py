"""The data, and the generators to the last bit."""

from nudge.data import bell, lcg, leave_days, thermometer
from vectors import vector


def vectors() -> list[dict]:
    x, y = thermometer()
    days, left = leave_days()
    draws = [
        vector(generator.__name__, [seed, n], generator(seed, n))
        for generator in (lcg, bell)
        for seed, n in ((1, 5), (42, 100), (2026, 30), (2**31 - 1, 3), (0, 3))
    ]
    constants = [
        vector("thermometer", None, {"x": x, "y": y}),
        vector("leave", None, {"days": days, "left": left}),
    ]
    return draws + constants
