"""Every question of the bank stands in its lesson, with the same right answer; a lesson may ask more."""

import json
import re
from pathlib import Path

import pytest
import yaml
from expecting import none_of

from lessonkit import DOCS, LANGUAGES
from lessonkit.reading.pages import Page
from lessonkit.reading.quizzes import quizzes

HERE = Path(__file__).parent
BANK = {question["id"]: question for question in json.loads((HERE / "quiz_bank.json").read_text("utf-8"))}
WORDING = yaml.safe_load((HERE / "quiz_wording.yml").read_text("utf-8"))
REWORDED = {theirs: ours for changes in WORDING.values() for theirs, ours in changes.items()}
TYPOGRAPHY = re.compile(r"[“”\"`\s]|\.$")
LESSONS = [*map(Page.read, DOCS.glob("*/lessons/*.md"))]
ASKED = [(page, quiz) for page in LESSONS for quiz in quizzes(page)]


def typed(text):
    """Return a text without what only typography changes."""
    return TYPOGRAPHY.sub("", text).lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_of_the_bank_is_asked_once(language):
    asked = [quiz.id for page, quiz in ASKED if page.path.is_relative_to(DOCS / language)]
    assert sorted(asked) == sorted({*asked} | {*BANK})


def test_the_questions_of_a_lesson_are_in_order_and_of_one_number():
    for page in LESSONS:
        ids = [quiz.id for quiz in quizzes(page)]
        assert ids == [f"{ids[0].partition('.')[0]}.{n}" for n in range(1, len(ids) + 1)], page.path


def test_the_right_answer_is_that_of_the_bank_and_each_option_has_a_reason():
    for page, quiz in ASKED:
        found = [option.right for option in quiz.options]
        assert sum(found) == 1, quiz.id
        if quiz.id in BANK and found != [option["right"] for option in BANK[quiz.id]["options"]]:
            none_of([page.fault(quiz.line, f"{quiz.id} has its right option in another place than the bank")])
        none_of(page.fault(o.line, "this option has no reason") for o in quiz.options if not o.reasons)


def test_english_words_are_those_of_the_bank_or_listed_with_a_reason():
    used = set()
    for page, quiz in ASKED:
        if not page.path.is_relative_to(DOCS / "en") or quiz.id not in BANK:
            continue
        known = BANK[quiz.id]
        theirs = [known["stem"], *(option["text"] for option in known["options"])]
        ours = [quiz.stem, *(option.text for option in quiz.options)]
        for old, new in zip(theirs, ours, strict=True):
            if typed(old) != typed(new):
                wrong = f"{quiz.id} says {new!r}, the bank {old!r}; name the reason in quiz_wording.yml"
                none_of([page.fault(quiz.line, wrong)] if REWORDED.get(old) != new else [])
                used.add(old)
    assert used == set(REWORDED), "these are worded as in the bank again"
