"""One ramp, at its thresholds and at the edges of floating point, and sums of ramps."""

import torch

from nudge.bent_lines import hard_sigmoid, ramps
from vectors import EDGES, numbers, of, vector


def vectors() -> list[dict]:
    places = [-3.0, 1.0, 1.5, 3.0, 7.0, *numbers(10), *EDGES]
    sums = [(x, 1.0, [[3.0, 0.0, 2.0], [-2.0, 2.0, 3.0], [*numbers(2, 0, 3), 4.0]]) for x in numbers(20)]
    return of("hardSigmoid", hard_sigmoid, [[x, 1.0, 3.0] for x in places]) + [
        vector("ramps", [x, start, pieces], ramps(torch.tensor(x, dtype=torch.float64), start, pieces))
        for x, start, pieces in [*sums, (2.0, 0.5, [])]
    ]
