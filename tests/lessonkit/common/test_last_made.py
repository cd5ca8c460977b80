"""What was made or found last: taken again only for the same, and only where nothing was wrong."""

import pytest

from lessonkit.common import last_made
from lessonkit.common.last_made import LastMade, settled


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


@pytest.fixture
def surroundings(monkeypatch):
    """Return a list that holds what pages are made with."""
    hashes = ["before"]
    monkeypatch.setattr(last_made, "surroundings", lambda: hashes[-1])
    return hashes


def test_what_is_made_in_a_build_is_there_at_once_and_kept_at_its_end(last, surroundings):
    with settled() as made_with:
        last.keep("here", made_with, 1)
        assert last.get("here", "before") == 1
        assert last.get("here", "other") is None
        assert not last.path("here").exists()
    assert last.get("here", "before") == 1


def test_what_was_made_while_something_was_saved_is_not_kept_although_that_is_taken_back(last, surroundings):
    last.keep("there", "before", "right")
    with settled() as made_with:
        surroundings.append("saved")
        last.keep("here", made_with, "made with what was saved")
        last.keep("there", "another key", "made with what was saved")
    surroundings.append("before")
    assert last.get("here", "before") is None
    assert last.get("there", "before") == "right"


def fail(last, error):
    with settled():
        last.keep("here", "key", 1)
        raise error


@pytest.mark.parametrize(("error", "kept"), [(ValueError, 1), (KeyboardInterrupt, None), (SystemExit, None)])
def test_what_was_made_before_a_build_fails_is_kept_but_who_ends_it_does_not_wait(
    last, surroundings, error, kept
):
    with pytest.raises(error):
        fail(last, error)
    assert last.get("here", "key") == kept
    last.keep("there", "key", 2)
    assert last.path("there").exists()


def test_without_room_what_was_made_in_a_build_is_made_again(last, surroundings, tmp_path, monkeypatch):
    (tmp_path / "full").touch()  # no folder can be made there
    monkeypatch.setattr(last_made, "STORE", tmp_path / "full")
    with settled():
        last.keep("here", "key", 1)
    assert last.get("here", "key") is None


def test_a_build_within_another_keeps_its_own_and_leaves_that_of_the_other(last, surroundings):
    with settled():
        last.keep("here", "key", 1)
        with settled():
            last.keep("there", "key", 2)
        assert last.path("there").exists()
        assert not last.path("here").exists()
    assert last.get("here", "key") == 1
