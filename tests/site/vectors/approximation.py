"""Sums of units that follow heights at equal knots, inside and outside, with one piece and with several."""

import torch

from nudge.approximation import by_ramps, by_relus, by_sigmoids, by_steps, climbs
from vectors import numbers, vector

SUMS = {"bySteps": by_steps, "byRamps": by_ramps, "bySigmoids": by_sigmoids, "byRelus": by_relus}


def vectors() -> list[dict]:
    heights = [numbers(count) for count in (2, 3, 6, 18)]
    places = [0.0, 0.125, 0.5, 1.0, *numbers(10, -0.5, 1.5)]
    sums = [(name, [x, each]) for name in SUMS for each in heights for x in places]
    sums += [("bySigmoids", [x, heights[2], 20.0]) for x in places]
    return [vector("climbs", [each], climbs(each)) for each in heights] + [
        vector(name, [x, *rest], SUMS[name](torch.tensor(x, dtype=torch.float64), *rest))
        for name, (x, *rest) in sums
    ]
