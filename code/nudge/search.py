"""Search: try settings and keep the best, with no idea which way is down."""

from collections.abc import Callable
from itertools import product
from math import isclose


# --8<-- [start:grid_search]
def grid_search(loss: Callable, axes: list) -> tuple[tuple, float, int]:
    """Try all combinations of values; return (best, its loss, tries)."""
    tried = {point: float(loss(point)) for point in product(*axes)}
    best = min(tried, key=tried.get)
    return best, tried[best], len(tried)


# --8<-- [end:grid_search]


# --8<-- [start:coordinate_search]
def coordinate_search(loss: Callable, start: tuple, step: float) -> tuple:
    """Turn one knob at a time while it helps; return (best, loss, tries)."""
    best, value, tries, moved = tuple(start), float(loss(tuple(start))), 1, True
    while moved:
        moved = False
        for knob in range(len(best)):
            for move in (step, -step):
                candidate = (*best[:knob], best[knob] + move, *best[knob + 1 :])
                lower, tries = float(loss(candidate)), tries + 1
                # What gains by rounding alone is no gain.
                if lower < value and not isclose(lower, value):
                    best, value, moved = candidate, lower, True
                    break
    return best, value, tries


# --8<-- [end:coordinate_search]
