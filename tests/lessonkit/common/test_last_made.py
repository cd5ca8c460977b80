"""What was made or found last: taken again only for the same, and only where nothing was wrong."""

import pytest

from lessonkit.common import last_made
from lessonkit.common.last_made import LastMade


def A():  # noqa: N802, a key
    return "a"


@pytest.fixture
def last(tmp_path, monkeypatch):
    monkeypatch.setattr(last_made, "STORE", tmp_path)
    return LastMade("things")


def test_a_thing_is_made_again_only_of_something_else(last):
    made = []

    def make():
        made.append(1)
        return {"number": len(made)}

    assert [last.made("here", lambda: key, make)["number"] for key in "aabba"] == [1, 1, 2, 2, 3]  # noqa: B023
    assert last.made("there", A, make) == {"number": 4}


def test_what_is_wrong_is_looked_for_until_it_is_mended(last):
    wrong, looked = ["a flaw"], []

    def find():
        looked.append(1)
        yield from wrong

    assert [last.unless_faultless("here", A, find) for _ in range(2)] == [["a flaw"]] * 2
    wrong.clear()
    assert [last.unless_faultless("here", A, find) for _ in range(2)] == [[], []]
    assert len(looked) == 3
    wrong.append("another")
    assert last.unless_faultless("here", lambda: "b", find) == ["another"]


def test_what_changes_meanwhile_is_not_remembered_for_what_was_there_before(last):
    text = ["bad"]

    def read():
        text[0] = "good"  # somebody saves the file
        return text[0]

    def find():
        return [] if read() == "good" else ["bad"]

    def key():
        return text[0]

    assert last.made("here", key, read) == "good"
    text[0] = "bad"  # and saves it as it was
    assert last.unless_faultless("there", key, find) == []
    assert last.get("here", "bad") is last.get("there", "bad") is None
