"""Daily views of an invented channel: growth, the rhythm of a week and a slow mood, multiplied."""

import math

import torch
from torch import Tensor

from nudge.data.generators import bell


# --8<-- [start:weekly_views]
def weekly_views(weeks: int = 156, seed: int = 11) -> Tensor:
    """Return views[7 * weeks] per day, in thousands; day 0 is a Sunday."""
    rhythm = [0.10, 0.12, 0.10, 0.06, 0, -0.22, -0.16]  # Sunday to Saturday
    mood, views = 0, []
    for t, shock in enumerate(bell(seed, 7 * weeks)):
        mood = 0.6 * mood + 0.06 * shock
        views.append(math.exp(1.5 + 0.0006 * t + rhythm[t % 7] + mood))
    return torch.tensor(views, dtype=torch.float64)


# --8<-- [end:weekly_views]
