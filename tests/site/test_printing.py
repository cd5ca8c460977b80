"""Printing a lesson: a clean page, with the answers at the end."""

import pytest

LESSON = "en/lessons/scoring-a-guess/"
PAPER = {"width": 658, "height": 980}  # A4 without its margins, in CSS pixels
FURNITURE = (
    ".md-header, .md-footer, .md-sidebar, .md-search, .md-top, .md-code__nav, a[download], .headerlink"
)
IDS = "[...document.querySelectorAll('[id]')].map((element) => element.id).sort()"
SEEN = "(elements) => elements.filter((e) => e.checkVisibility({contentVisibilityAuto: true})).length"
CUT = "(elements) => elements.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent)"


@pytest.fixture
def page(visitor):
    """Return the lesson, which is read in the dark, as a browser lays it out for paper."""
    page = visitor.sees(**PAPER, color_scheme="dark").open(LESSON)
    page.wait_for_selector(".widget .spoken:not(:empty)")  # until then, the page changes
    page.emulate_media(media="print")
    return page


def seen(page, selector):
    return page.locator(selector).evaluate_all(SEEN)


def test_a_lesson_prints_clean_and_whole_with_answers_at_the_end(page):
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    ids = page.evaluate(IDS)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    assert seen(page, FURNITURE) == 0
    assert seen(page, "article figure > svg") == 3
    assert page.locator("article :is(pre > code, .katex-display)").evaluate_all(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]

    answers = page.locator("article > .answers:last-child")
    assert answers.locator("h2").inner_text() == "Answers"
    titles = answers.locator("h3").all_inner_texts()
    assert [title.split(" · ")[0] for title in titles] == [
        "One slip of the keyboard",
        "Quiz",
        "X04.1",
        "X04.2",
        "X04.3",
    ]
    assert seen(page, ".answers details.option.right > p") == 5
    assert seen(page, ".answers details.success pre") == 3
    assert seen(page, "article details.question summary") == 2 * seen(
        page, ".answers details.question summary"
    )
    assert seen(page, "details:is(.option, .success, .tip):not(.answers *) > :not(summary)") == 0
    assert page.evaluate(IDS) == ids


def test_after_printing_the_page_is_as_it_was(page):
    page.locator("details.question").nth(1).evaluate("(quiz) => (quiz.open = true)")
    page.locator("details.option").nth(4).evaluate("(option) => (option.open = true)")
    before = page.content()
    page.evaluate(
        "addEventListener('beforeprint', () => (window.printed = document.querySelector('.answers')))"
    )
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert page.evaluate("printed.className") == "answers"
    assert page.content() == before


def test_without_javascript_the_answers_print_in_their_places(reader):
    page = reader(java_script_enabled=False).sees(**PAPER, media="print").open(LESSON)
    assert seen(page, FURNITURE) == 0
    assert seen(page, "details.option > p") == page.locator("details.option > p").count() == 15
    assert seen(page, "details.success pre") == 3
