"""Errors that rise, fall, tie, and end before patience is used up."""

from torch import nn

from nudge.stopping import EarlyStopper
from vectors import numbers, vector

BY_HAND = [9.0, 7.0, 6.0, 4.0, 5.0, 3.0, 4.0, 4.0, 5.0, 6.0, 2.0, 5.0]
CALLS = (
    [(BY_HAND, patience, delta) for patience in (1, 2, 3, 4, 5, 20) for delta in (0.0, 0.5, 1.0, 2.5)]
    + [([3.0, 3.0, 2.0, 2.0, 2.0, 1.0], patience, 0.0) for patience in (1, 2, 3, 4)]
    + [(numbers(40, 0, 1), patience, 0.0) for patience in (1, 5, 10)]
    + [([float("nan"), 1.0, float("nan"), float("nan")], 2, 0.0)]
)


def early_stop(errors: list[float], patience: int, min_delta: float) -> dict:
    """Return the best check, the last one, and whether patience was used up."""
    stopper, checks = EarlyStopper(patience, min_delta), range(len(errors))
    last = next((check for check in checks if stopper.stop(errors[check], nn.Identity())), checks[-1])
    return {"best": last - stopper.failures, "last": last, "usedUp": stopper.failures >= patience}


def vectors() -> list[dict]:
    return [vector("earlyStop", list(given), early_stop(*given)) for given in CALLS]
