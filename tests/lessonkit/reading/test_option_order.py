"""No place among the options of a question is more often the right one."""

from collections import Counter

import pytest

from lessonkit import DOCS, LANGUAGES
from lessonkit.reading.option_order import order, shuffled
from lessonkit.reading.pages import Page
from lessonkit.reading.quizzes import quizzes

QUIZ = """\
Before.

??? question "Q01.1 · Which?"

    Read twice.

    - [ ] one

        No.

        - [ ] no option

    - [x] two

        ```python
        x = 1
        ```
    - [ ] three

After.
"""


def asked(language):
    """Return the questions of all lessons, each as whether its options are right, in the order of a page."""
    pages = map(Page.read, sorted((DOCS / language / "lessons").glob("*.md")))
    found = [quiz for page in pages for quiz in quizzes(page)]
    return [[quiz.options[i] for i in order(quiz.id, [o.right for o in quiz.options])] for quiz in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_place_is_right_as_often_as_any_other(language):
    questions = asked(language)
    places = Counter([option.right for option in options].index(True) for options in questions)
    for place in range(max(map(len, questions))):
        share = sum(1 / len(options) for options in questions if place < len(options)) / len(questions)
        assert abs(places[place] / len(questions) - share) <= 0.05


def test_the_order_follows_from_the_id_alone():
    assert order("Q05.2", [False, True, False]) == order("Q05.2", [False, True, False])
    assert len({tuple(order(f"Q05.{n}", [True, False, False])) for n in range(1, 10)}) > 2
    for lesson in range(30):  # of three questions in a row, each has its right option in another place
        orders = [order(f"Q{lesson:02}.{n}", [False, False, True]) for n in (1, 2, 3)]
        assert sorted(found.index(2) for found in orders) == [0, 1, 2]


def test_options_move_with_all_that_belongs_to_them():
    lines = "\n".join(shuffled(QUIZ.split("\n")))
    parts = {
        0: "    - [ ] one\n\n        No.\n\n        - [ ] no option\n\n",
        1: "    - [x] two\n\n        ```python\n        x = 1\n        ```\n\n",
        2: "    - [ ] three\n\n",
    }
    first = QUIZ[: QUIZ.index("    - [ ] one")]
    inside = "".join(parts[index] for index in order("Q01.1", [False, True, False]))
    assert lines == f"{first}{inside}After.\n"


def test_a_page_without_questions_stays_as_it_is():
    page = '??? note "No question"\n\n    - [ ] a\n    - [x] b\n\nText.\n'
    assert "\n".join(shuffled(page.split("\n"))) == page
