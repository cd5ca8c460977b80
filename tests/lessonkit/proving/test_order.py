from pathlib import Path

import pytest

from lessonkit.language import introductions
from lessonkit.language.glossary import Glossary
from lessonkit.language.introductions import introduced
from lessonkit.proving.reading_order import lesson_faults, plan_faults
from lessonkit.proving.term_names import wording_faults

FIRST = (
    "# Start {#start}\n\nThe right answer is the **label**, the answer of the machine the **prediction**.\n"
)
OTHER = "# Other {#other}\n\n"


@pytest.fixture
def check(tmp_path, monkeypatch):
    """Return a function that checks lessons named after real ones, the first of which is whole."""
    monkeypatch.setattr(introductions, "DOCS", tmp_path)

    def check(name, text, language="en"):
        folder = tmp_path / language / "lessons"
        folder.mkdir(parents=True)
        (folder / "dropout.md").write_text(text, encoding="utf-8")
        (folder / f"{name}.md").write_text(OTHER, encoding="utf-8")
        faults = lesson_faults("dropout", ["dropout", name], language)
        return [(fault.line, fault.message) for fault in faults]

    return check


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The loss falls.", "“loss” is used before what-is-learning introduces it"),
        ("Here is **loss**.", "loss is in bold, but not introduced here; take off the asterisks"),
        ("| a | losses |", "“losses” is used before"),
    ],
)
def test_what_a_lesson_may_not_do_with_a_term_of_another(check, text, said):
    ((line, message), *_) = check("what-is-learning", OTHER + text)
    assert line == 3
    assert message.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "The *loss* falls.",
        "See [the loss](what-is-learning.md).",
        "`loss`",
        "$loss$",
        "lossless",
        "## Loss {#loss}",
    ],
)
def test_what_a_lesson_may_do_with_a_term_of_a_later_one(check, text):
    assert check("what-is-learning", OTHER + text) == []


def test_a_term_that_is_an_everyday_word_as_well_may_be_used(check):
    assert check("scoring-a-guess", OTHER + "This means a lot.") == []


def test_a_lesson_that_never_or_twice_introduces_its_term_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(introductions, "DOCS", tmp_path)
    path = tmp_path / "en" / "lessons" / "start-here.md"
    path.parent.mkdir(parents=True)
    path.write_text(FIRST + "\nA **random number**, a **label**, a **floating-point number**.\n")
    said = [
        (fault.line, fault.message.split(";")[0])
        for fault in lesson_faults("start-here", ["start-here"], "en")
    ]
    assert said == [
        (5, "label is in bold, but not introduced here"),
        (1, "glossary.yml says that this lesson introduces random-seed"),
    ]


def test_a_chinese_word_with_its_english_belongs_into_the_glossary(check):
    faults = check("what-is-learning", OTHER + "這叫做**新詞**（new word），不是**重點**。", "zh-Hant")
    assert faults == [(3, "新詞 is introduced, but not in glossary.yml; add it there")]


def test_a_lesson_of_a_term_is_written_or_planned(monkeypatch):
    terms = [{"id": "loss", "lesson": "lost", "line": 7}, {"id": "step", "lesson": "soon", "line": 9}]
    monkeypatch.setattr("lessonkit.proving.reading_order.read_glossary", lambda: Glossary(terms))
    monkeypatch.setattr("lessonkit.proving.reading_order.planned_slugs", lambda: {"soon"})
    assert [(fault.line, fault.message.split(",")[0]) for fault in plan_faults(["here"])] == [
        (7, "term loss is of lesson lost")
    ]
    assert list(plan_faults(["lost"])) == []


def test_the_terms_of_a_lesson_come_in_the_order_of_its_page():
    assert introduced("start-here", "zh-Hans")[:2] == [
        ("label", "标签"),
        ("prediction", "预测"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("zh-Hant", "學習速率太大。", "“學習速率” is not this course's word; write 學習率"),
        ("zh-Hant", "## 數據 {#data}", "“數據” is not this course's word; write 資料"),
        ("en", "Two neural\nnets.", "“neural nets” is not this course's word"),
        ("en", "Two datasets.", "“datasets” is not this course's word; write data set"),
        ("en", "![A dataset](a.svg)", "“dataset” is not this course's word"),
    ],
)
def test_another_word_for_a_term_is_refused(language, text, said):
    page = introductions.Page(OTHER + text, Path("page.md"))
    (fault,) = wording_faults(page, language)
    assert fault.line == 3
    assert fault.message.startswith(said)


@pytest.mark.parametrize("text", ["有人叫它*學習速率*。", "學習率", "## A {#further-reading}\n\n學習速率"])
def test_another_word_may_be_spoken_about(text):
    page = introductions.Page(OTHER + text, Path("page.md"))
    assert list(wording_faults(page, "zh-Hant")) == []
