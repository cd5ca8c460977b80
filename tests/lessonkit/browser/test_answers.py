"""Answers in a page: they run in a copy, and an error is placed where its reader can mend it."""

from lessonkit.browser.session import Session

ABOVE = {"id": "step-1", "code": "values = [1, 2]\ndef first(values):\n    return values[0]"}
CHECK = "got = answer(values)\nassert got == 1, f'not {got}'\nprint('right')"


def tried(session, answer, check=CHECK):
    """Return what the steps of a trial gave, by their names."""
    told = []
    asides = [{"id": "answer", "code": answer}, {"id": "check", "code": check}]
    session.run([ABOVE, *(step | {"aside": "x04-1"} for step in asides)], told.append)
    return {news["step"]["id"]: news["step"] for news in told if "step" in news}


def where(step):
    return step["error"]["step"], step["error"]["line"]


def test_an_error_in_the_answer_is_placed_there_though_the_check_called_it():
    given = tried(Session(), "def answer(values):\n    total = 0\n    return totl")
    assert where(given["check"]) == ("answer", 3)
    assert given["answer"]["error"] is None


def test_a_hint_is_placed_in_the_check():
    given = tried(Session(), "def answer(values):\n    return 2")
    assert where(given["check"]) == ("check", 2)
    assert given["check"]["error"]["message"] == "not 2"


def test_an_error_in_a_function_of_the_page_is_placed_where_the_answer_called_it():
    given = tried(Session(), "def answer(values):\n    values.clear()\n    return first(values)")
    assert where(given["check"]) == ("answer", 3)


def test_what_one_answer_did_no_other_finds():
    session = Session()
    for answer in ("def answer(values):\n    values.clear()\n    return 1", "answer = first"):
        assert tried(session, answer)["check"]["output"] == "right\n"
