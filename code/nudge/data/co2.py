"""Carbon dioxide in the air over Mauna Loa, week by week, without gaps; mauna_loa.py names the source."""

import torch
from torch import Tensor

from nudge.data.mauna_loa import WEEKS


# --8<-- [start:co2_weekly]
def co2_weekly() -> Tensor:
    """Return CO2[2284] in ppm, 1958 to 2001; gaps are bridged by lines."""
    series, gap = [], 1
    for word in WEEKS.split():
        if word == "-":
            gap += 1
            continue
        value = float(word)
        last = series[-1] if series else value
        step = (value - last) / gap
        series += [value - step * left for left in range(gap - 1, -1, -1)]
        gap = 1
    return torch.tensor(series, dtype=torch.float64)


# --8<-- [end:co2_weekly]
