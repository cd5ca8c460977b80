"""What was made or found last: taken again only for the same, and only where nothing was wrong."""

import pytest

from lessonkit.common import last_made
from lessonkit.common.last_made import LastMade


@pytest.fixture
def last(tmp_path, monkeypatch):
    monkeypatch.setattr(last_made, "STORE", tmp_path)
    return LastMade("things")


def test_a_thing_is_made_again_only_of_something_else(last):
    made = []

    def make():
        made.append(1)
        return {"number": len(made)}

    assert [last.made("here", key, make)["number"] for key in "aabba"] == [1, 1, 2, 2, 3]
    assert last.made("there", "a", make) == {"number": 4}


def test_what_is_wrong_is_looked_for_until_it_is_mended(last):
    wrong, looked = ["a flaw"], []

    def find():
        looked.append(1)
        yield from wrong

    assert [last.unless_faultless("here", "a", find) for _ in range(2)] == [["a flaw"]] * 2
    wrong.clear()
    assert [last.unless_faultless("here", "a", find) for _ in range(2)] == [[], []]
    assert len(looked) == 3
    wrong.append("another")
    assert last.unless_faultless("here", "b", find) == ["another"]
