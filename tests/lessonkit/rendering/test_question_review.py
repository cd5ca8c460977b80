from xml.etree import ElementTree

import markdown
import pytest

from lessonkit import DOCS
from lessonkit.common import last_made
from lessonkit.reading.pages import Page
from lessonkit.reading.quizzes import quizzes
from lessonkit.rendering import glossary_page, question_review
from lessonkit.rendering.question_review import lessons


@pytest.mark.parametrize(("locale", "source"), [("en", "en"), ("zh-Hant", "zh-Hant"), ("zh-Hans", "zh-Hant")])
def test_every_question_is_listed_under_its_lesson_and_hidden(locale, source):
    html = markdown.markdown(
        "[questions]\n",
        extensions=["lessonkit.rendering.question_review"],
        extension_configs={"lessonkit.rendering.question_review": {"locale": locale, "source": source}},
    )
    listed = ElementTree.fromstring(f"<body>{html}</body>").find("x-review")  # noqa: S314, our own
    assert listed.find("p[@role='status']").text
    links = {item.get("data-question"): item.find("a").get("href") for item in listed.iterfind("ul/li/ul/li")}
    paths = (DOCS / source / "lessons").glob("*.md")
    assert links == {q.id: f"lessons/{path.name}#{q.id}" for path in paths for q in quizzes(Page.read(path))}
    assert all(item.get("hidden") is not None for item in listed.iter("li"))


def test_a_lesson_says_to_which_part_of_the_course_it_belongs():
    name = "lessonkit.rendering.question_review"
    given = {name: {"topics": {"before-you-start": "First of all"}}}
    html = markdown.markdown("[questions]\n", extensions=[name], extension_configs=given)
    first, second, *_ = ElementTree.fromstring(f"<body>{html}</body>").findall("x-review/ul/li")  # noqa: S314
    assert (first.get("data-part"), first.get("data-topic")) == ("before-you-start", "First of all")
    assert (second.get("data-part"), second.get("data-topic")) == ("setting-parameters", "setting-parameters")


def test_lessons_come_in_the_order_of_their_questions():
    numbers = [questions[0] for _, _, questions in lessons("en")]
    assert numbers == sorted(numbers)


def test_code_in_a_stem_is_code_in_the_list():
    html = markdown.markdown("[questions]\n", extensions=["lessonkit.rendering.question_review"])
    assert "<code>y_hat</code> has shape (11, 1)" in html


def test_a_lesson_without_any_heading_is_called_as_its_file(tmp_path, monkeypatch):
    monkeypatch.setattr(last_made, "STORE", tmp_path / "made")
    (tmp_path / "en" / "lessons").mkdir(parents=True)
    page = tmp_path / "en" / "lessons" / "new.md"
    page.write_text('The **loss**.\n\n??? question "Q01.1 · Which?"\n\n    - [x] this\n', encoding="utf-8")
    for module in (glossary_page, question_review):
        monkeypatch.setattr(module, "DOCS", tmp_path)
    assert lessons("en") == [("new.md", "new", [["Q01.1", "Which?"]])]
    assert glossary_page.introduced("en") == {"loss": ("new", "lessons/new.md#")}
