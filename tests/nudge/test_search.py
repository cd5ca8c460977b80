from nudge.search import coordinate_search, grid_search


def bowl(p):
    return (p[0] - 2) ** 2 + (p[1] + 1) ** 2


def test_a_grid_tries_every_combination():
    assert grid_search(bowl, [range(-3, 4), range(-3, 4)]) == ((2, -1), 0.0, 49)


def test_of_equally_good_settings_a_grid_keeps_the_first():
    assert grid_search(lambda p: abs(p[0]), [(-1, 1, 2)]) == ((-1,), 1, 3)


def test_a_coordinate_search_ends_where_no_knob_helps():
    tried = []
    best, value, tries = coordinate_search(lambda p: tried.append(p) or bowl(p), (0, 0), 1)
    assert (best, value, tries) == ([2, -1], 0.0, len(tried))
    assert tried[:2] == [[0, 0], [1, 0]]


def test_a_coordinate_search_stays_where_all_is_flat():
    flat = iter([0.0] * 5)
    assert coordinate_search(lambda p: next(flat), (0, 0), 1) == ([0, 0], 0.0, 5)


def test_a_gain_by_rounding_alone_is_no_help():
    """A turn that changes nothing may come out lower, or not, by the order in which a sum is taken."""
    noise = iter([1.0, 1.0 - 2**-53, 1.0, 1.0, 1.0])
    assert coordinate_search(lambda p: next(noise), (0, 0), 1) == ([0, 0], 1.0, 5)
