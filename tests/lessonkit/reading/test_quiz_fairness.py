"""Who guesses by the looks of the options, without knowing, is right no more often than by chance."""

import re
from statistics import mean

import pytest

from lessonkit import DOCS, LANGUAGES
from lessonkit.reading.pages import Page
from lessonkit.reading.quizzes import quizzes

MARKUP = re.compile(r"[*`]")
WORDS = re.compile(r"(?=([\u4e00-\u9fff]{2}))|\b([a-z]{4,})")  # of Chinese, which has no spaces, each pair


def asked(language):
    """Return the questions of all lessons."""
    pages = map(Page.read, (DOCS / language / "lessons").glob("*.md"))
    return [quiz for page in pages for quiz in quizzes(page)]


def length(option):
    """Return how many characters of an option a reader sees."""
    return len(MARKUP.sub("", option.text))


def words(text):
    """Return the words of a text that are long enough to be recognized again."""
    return {"".join(found) for found in WORDS.findall(text.lower())}


def guessed(questions, liking):
    """Return which share is got right by who takes, of each question, an option that is liked most."""
    shares = []
    for quiz in questions:
        likings = [liking(quiz, option) for option in quiz.options]
        liked = [o.right for o, found in zip(quiz.options, likings, strict=True) if found == max(likings)]
        shares.append(mean(liked))
    return mean(shares)


def chance(questions):
    """Return which share is got right by who takes any option."""
    return guessed(questions, lambda quiz, option: 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_option_is_right_as_often_as_any_other(language):
    questions = asked(language)
    longest = guessed(questions, lambda quiz, option: length(option))
    assert chance(questions) - 0.10 <= longest <= chance(questions) + 0.05


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shortest_option_is_right_as_often_as_any_other(language):
    questions = asked(language)
    shortest = guessed(questions, lambda quiz, option: -length(option))
    assert abs(shortest - chance(questions)) <= 0.10


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_options_are_on_average_as_long_as_wrong_ones(language):
    options = [option for quiz in asked(language) for option in quiz.options]
    right, wrong = (mean(length(o) for o in options if o.right is kind) for kind in (True, False))
    assert right == pytest.approx(wrong, rel=0.10)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_question_do_not_point_to_the_right_option(language):
    questions = asked(language)
    repeating = guessed(questions, lambda quiz, option: len(words(quiz.stem) & words(option.text)))
    assert chance(questions) - 0.10 <= repeating <= chance(questions) + 0.05
