import json
import threading

import pytest

from lessonkit.rendering.formula_store import FormulaStore

ANSWERS = {
    ("x", False): {"html": "<b>x</b>\n"},
    ("x", True): {"html": "<p>x"},
    (r"\y", True): {"error": "y?"},
}


@pytest.fixture
def path(tmp_path):
    """Return a file in which these answers are stored."""
    path = tmp_path / "store" / "formulas.jsonl"
    store = FormulaStore(path)
    for formula, answer in ANSWERS.items():
        store.add(formula, answer)
    return path


def test_answers_are_there_again(path):
    assert FormulaStore(path).answers == ANSWERS


def test_of_a_file_cut_anywhere_only_whole_answers_are_believed_and_more_can_be_added(path):
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert FormulaStore(path).answers.items() <= ANSWERS.items()
        FormulaStore(path).add(("z", False), {"html": "z"})
        assert FormulaStore(path).answers[("z", False)] == {"html": "z"}


def test_no_changed_byte_is_believed(path):
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert FormulaStore(path).answers.items() <= ANSWERS.items()


@pytest.mark.parametrize("obstacle", ["a folder", "a file where its folder should be"])
def test_what_cannot_be_stored_is_kept_in_memory(obstacle, tmp_path):
    path = tmp_path / "store" / "formulas.jsonl"
    if obstacle == "a folder":
        path.mkdir(parents=True)
    else:
        path.parent.touch()
    store = FormulaStore(path)
    store.add(("x", False), {"html": "x"})
    assert store.answers == {("x", False): {"html": "x"}}


def test_two_builds_may_add_at_once(tmp_path):
    path = tmp_path / "formulas.jsonl"

    def build(name):
        store = FormulaStore(path)
        for number in range(200):
            store.add((f"{name}{number}", False), {"html": json.dumps([name] * number)})

    builds = [threading.Thread(target=build, args=name) for name in "ab"]
    for one in builds:
        one.start()
    for one in builds:
        one.join()
    assert len(FormulaStore(path).answers) == 400
