import pytest

from lessonkit import LANGUAGES
from lessonkit.language.glossary import read_glossary
from lessonkit.language.introductions import lesson
from lessonkit.language.mentions import Vocabulary, names, plural, used, vocabulary
from lessonkit.reading.items import Item
from lessonkit.reading.nav import lessons


def found(language, text):
    return [(mention.words, mention.meaning) for mention in vocabulary(language).mentions(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Losses and matrices", [("Losses", "loss"), ("matrices", "matrix")]),
        ("a loss\nfunction", [("loss\nfunction", "loss-function")]),
        ("the learning-rate schedule", [("learning-rate schedule", "learning-rate-schedule")]),
        ("lossless, non-convex, gradient-free", []),
        ("the MSE's unit, mse", [("MSE", "mean-squared-error")]),
    ],
)
def test_english_terms_are_whole_words_also_in_the_plural(text, mentions):
    assert found("en", text) == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("把損失函數的損失加起來", [("損失函數", "loss-function"), ("損失", "loss")]),
        ("學習率排程與學習率", [("學習率排程", "learning-rate-schedule"), ("學習率", "learning-rate")]),
        ("取MSE和Huber 損失", [("MSE", "mean-squared-error"), ("Huber 損失", "huber-loss")]),
        ("資料夾、橫軸、基準測試", []),
    ],
)
def test_chinese_terms_are_found_in_running_text_the_longest_first(text, mentions):
    assert found("zh-Hant", text) == mentions


def test_a_word_without_a_meaning_keeps_a_shorter_one_from_being_found():
    words = Vocabulary({"偏差": "bias", "模型偏差": ""})
    assert [mention.start for mention in words.mentions("模型偏差和偏差")] == [5]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("axis", "axes"),
        ("bias", "biases"),
        ("minimum", "minima"),
        ("frequency", "frequencies"),
        ("epoch", "epochs"),
        ("batch", "batches"),
    ],
)
def test_plurals(one, many):
    assert plural(one) == many


def test_what_is_in_a_link_in_italics_or_in_a_formula_is_named_and_not_used():
    item = Item("paragraph", 1, "**Loss** of [a model](a.md), *weight*, `label`, $\\text{mean}$, 2 * 3 * 4")
    assert used(item).split() == ["**Loss**", "of", ",", ",", ",", ",", "2", "*", "3", "*", "4"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_with_another_sense_holds_a_name_of_its_term_and_stands_in_a_lesson(language):
    prose = " ".join(lesson(slug, language).text for slug in lessons())
    for term in read_glossary().terms:
        for phrase in term.get("not_in", {}).get(language, []):
            assert any(name in phrase for name in names(term, language)), phrase
            assert phrase in prose, phrase
