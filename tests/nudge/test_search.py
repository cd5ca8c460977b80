import pytest

from nudge.data import noisy_quadratic
from nudge.losses import mae
from nudge.models import quadratic
from nudge.search import coordinate_search, grid_search


def bowl(p):
    return (p[0] - 2) ** 2 + (p[1] + 1) ** 2


def parabola(p):
    x, y = noisy_quadratic()
    return mae(quadratic(x, *p), y)


def test_a_grid_tries_every_combination():
    assert grid_search(bowl, [range(-3, 4), range(-3, 4)]) == ((2, -1), 0.0, 49)


def test_a_coordinate_search_ends_where_no_knob_helps():
    tried = []
    best, value, tries = coordinate_search(lambda p: tried.append(p) or bowl(p), (0, 0), 1)
    assert (best, value, tries) == ((2, -1), 0.0, len(tried))
    assert tried[:2] == [(0, 0), (1, 0)]


def test_a_coordinate_search_stays_where_all_is_flat():
    flat = iter([0.0] * 5)
    assert coordinate_search(lambda p: next(flat), (0, 0), 1) == ((0, 0), 0.0, 5)


def test_searches_of_the_parabola():
    axis = [-1 + 0.5 * step for step in range(13)]
    assert grid_search(parabola, [axis] * 3) == ((3.0, 2.0, 1.0), pytest.approx(1.0617, abs=5e-5), 2197)
    best, value, _ = coordinate_search(parabola, (1, 1, 1), 0.1)
    assert best == pytest.approx((2.7, 1.7, 1.5))
    assert value == pytest.approx(0.98767, abs=5e-6)
