"""The form that lessons share: a main line that is short, three exercises, and how a lesson ends."""

import re

import pytest

from lessonkit import DOCS, LANGUAGES
from lessonkit.publishing.lesson_facts import HAN, WORD
from lessonkit.reading.main_line import main_prose
from lessonkit.reading.nav import lessons
from lessonkit.reading.pages import Page
from lessonkit.rendering.citations import citations, cited, works

WORDS = range(1200, 1801)  # of the main line, in English
CHARACTERS = (1.3, 1.8)  # in Chinese, for each English word
SENTENCE_END = re.compile(r"[.?!](?=[\s”)]|$)|[。？！]")
BOTH = pytest.mark.parametrize("language", LANGUAGES)
EACH = pytest.mark.parametrize("name", lessons())


def read(language, name):
    return Page.read(DOCS / language / "lessons" / f"{name}.md")


def section(page, name):
    """Return the blocks between a heading of the second level and the next one, without the footnotes."""
    inside, found = False, []
    for item in page.items:
        if item.kind == "heading" and item.detail.startswith("2 "):
            inside = item.detail == f"2 #{name}"
        elif inside and item.kind != "footnote":
            found.append(item)
    return found


def sentences(item):
    return len(SENTENCE_END.findall(item.words))


@EACH
def test_the_main_line_is_short(name):
    words = len(WORD.findall(main_prose(read("en", name))))
    characters = len(HAN.findall(main_prose(read("zh-Hant", name))))
    assert words in WORDS
    assert CHARACTERS[0] < characters / words < CHARACTERS[1]


@BOTH
@EACH
def test_a_lesson_ends_with_a_recap_and_with_what_comes_next(name, language):
    page = read(language, name)
    recap, after = section(page, "recap"), section(page, "next")
    assert 3 <= len(recap) <= 6
    assert [item.line for item in [*recap, *after] if sentences(item) != 1] == []
    assert len(after) == 1


@BOTH
@EACH
def test_further_reading_names_a_work_that_is_free_in_the_language_of_the_page(name, language):
    items = section(read(language, name), "further-reading")
    named = {cited(match) for item in items for match in citations(item.prose)}
    assert [form for form in named if language in works()[form].free]


@EACH
def test_there_are_three_exercises_and_one_asks_for_a_number_or_a_word(name):
    starters = [fence.source for fence in read("en", name).fences if fence.role == "exercise"]
    assert len(starters) == 3
    assert [source for source in starters if not source.startswith(("def ", "class "))]
