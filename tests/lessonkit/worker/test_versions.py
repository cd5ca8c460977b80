"""The copies of a worker in which the other versions of a page run their own steps."""

from lessonkit.worker import versions


def test_own_steps_that_follow_one_another_are_one_row():
    other = {"steps": {1: {}, 2: {}, 3: {}, 5: {}, 6: {}}}
    assert [versions.row(other, first) for first in (1, 5)] == [[1, 2, 3], [5, 6]]
