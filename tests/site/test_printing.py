"""Printing a lesson: a clean page, with the answers at the end."""

import pytest

LESSON = "en/lessons/scoring-a-guess/"
PAPER = {"width": 658, "height": 980}  # A4 without its margins, in CSS pixels
FURNITURE = (
    ".md-header, .md-footer, .md-sidebar, .md-search, .md-top, .md-code__nav, a[download], .headerlink"
)
# Of what the theme does to a block of code when that is first seen, nothing is looked at.
CONTENT = """(() => {
    const page = document.documentElement.cloneNode(true)
    page.querySelectorAll('.md-code__nav').forEach((buttons) => buttons.remove())
    page.querySelectorAll('[id^=__code_]').forEach((code) => code.removeAttribute('id'))
    return page.outerHTML
})()"""
IDS = "[...document.querySelectorAll('[id]:not([id^=__code_])')].map((element) => element.id).sort()"
SEEN = "(elements) => elements.filter((e) => e.checkVisibility({contentVisibilityAuto: true})).length"
FOLDED = "(all) => all.map((one) => [one.className, one.open, one.previousElementSibling?.tagName])"
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
    assert seen(page, "article figure > svg") == 5
    assert page.locator("article :is(pre > code, .katex-display)").evaluate_all(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]

    answers = page.locator("article > .answers:last-child")
    assert answers.locator("h2").inner_text() == "Answers"
    titles = answers.locator("h3").all_inner_texts()
    assert [title.split(" · ")[0] for title in titles] == [
        "A score for the knobs",
        "Is 3.4 good?",
        "One slip of the keyboard",
        "Quiz",
        "X04.1",
        "X04.2",
        "X04.3",
    ]
    assert seen(page, ".answers details.option.right > p") == 6
    assert seen(page, ".answers details.success pre") == 8
    assert seen(page, "article details.question summary") == 2 * seen(
        page, ".answers details.question summary"
    )
    assert seen(page, "details:is(.option, .success, .tip):not(.answers *) > :not(summary)") == 0
    assert page.evaluate(IDS) == ids


def test_after_printing_the_page_is_as_it_was(page):
    page.locator("details.question").nth(1).evaluate("(quiz) => (quiz.open = true)")
    page.locator("details.option").nth(4).evaluate("(option) => (option.open = true)")
    before = page.evaluate(CONTENT)
    page.evaluate(
        "addEventListener('beforeprint', () => (window.printed = document.querySelector('.answers')))"
    )
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert page.evaluate("printed.className") == "answers"
    assert page.evaluate(CONTENT) == before


def test_without_javascript_the_answers_print_in_their_places(reader):
    page = reader(java_script_enabled=False).sees(**PAPER, media="print").open(LESSON)
    assert seen(page, FURNITURE) == 0
    assert seen(page, "details.option > p") == page.locator("details.option > p").count() == 18
    assert seen(page, "details.success pre") == 8


def chosen(page, name):
    """Press one of the buttons for printing, as a reader does who uses a keyboard."""
    page.emulate_media(media="screen")
    page.get_by_role("button", name=name).press("Enter")
    page.emulate_media(media="print")


def test_a_sheet_has_no_answers_and_the_next_one_has_them_again(reader):
    visitor = reader()
    visitor.page.add_init_script("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page = visitor.open(LESSON)
    page.wait_for_selector(".widget .spoken:not(:empty)")
    page.locator("details.question").first.evaluate("(quiz) => (quiz.open = true)")
    page.locator("details.option > summary").first.click()
    before = page.locator("article details").evaluate_all(FOLDED)
    chosen(page, "Print without answers")
    assert seen(page, "details.question > summary") == 6
    assert seen(page, "details.option > summary") == 18
    assert seen(page, "details.option > :not(summary), details:is(.success, .tip, .failure), .sign") == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("article details").evaluate_all(FOLDED) == before
    chosen(page, "Print, answers at the end")
    assert seen(page, ".answers details.option.right > p") == 6
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    chosen(page, "Print without answers")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # from the browser's own menu
    assert seen(page, ".answers details.option.right > p") == 6


def test_without_javascript_nothing_offers_a_choice(reader):
    page = reader(java_script_enabled=False).open(LESSON)
    assert page.locator(".printing").inner_text() == ""


@pytest.mark.parametrize("scripts", [True, False])
def test_what_sets_a_widget_prints_as_the_words_that_it_is(reader, scripts):
    page = reader(java_script_enabled=scripts).sees(**PAPER, media="print")
    page = page.open("en/lessons/a-line-with-two-knobs/")
    sentence = page.locator("article p:has(> .sets, > .held > .sets)").first
    words = sentence.locator(".sets").all_text_contents()
    assert len(words) > 1
    assert all(word in sentence.inner_text() for word in words)
    assert sentence.locator(".sets").first.evaluate("(one) => getComputedStyle(one).borderTopWidth") == "0px"
