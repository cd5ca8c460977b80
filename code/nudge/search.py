"""Search: try settings and keep the best, with no idea which way is down."""

from collections.abc import Callable
from itertools import product
from math import isclose

from nudge.data import lcg


# --8<-- [start:grid_search]
def grid_search(loss: Callable, axes: list):
    """Try all combinations of values; return the best, its loss, the tries."""
    best, lowest, tries = None, float("inf"), 0
    for setting in product(*axes):
        now, tries = loss(setting), tries + 1
        if now < lowest:
            best, lowest = setting, now
    return best, lowest, tries


# --8<-- [end:grid_search]


# --8<-- [start:coordinate_search]
def coordinate_search(loss: Callable, start: list, step: float):
    """Turn one knob at a time while it helps; return as grid_search does."""
    best = list(start)
    lowest, tries, helped = loss(best), 1, True
    while helped:
        helped = False
        for knob in range(len(best)):
            for turn in (step, -step):
                setting = list(best)
                setting[knob] += turn
                now, tries = loss(setting), tries + 1
                # What gains by rounding alone is no gain.
                if now < lowest and not isclose(now, lowest):
                    best, lowest, helped = setting, now, True
                    break
    return best, lowest, tries


# --8<-- [end:coordinate_search]


# --8<-- [start:random_search]
def random_search(score: Callable, ranges: list, trials: int, seed: int):
    """Try random settings; return the one with the highest score, and that.

    ranges holds a pair (low, high) for each value; equal factors are
    equally likely, so both bounds are above 0.
    """
    u, best, highest = lcg(seed, trials * len(ranges)), None, float("-inf")
    for trial in range(trials):
        draws = u[trial * len(ranges) : (trial + 1) * len(ranges)]
        setting = [low * (high / low) ** draw for (low, high), draw in zip(ranges, draws, strict=True)]
        now = score(setting)
        if now > highest:
            best, highest = setting, now
    return best, highest


# --8<-- [end:random_search]
