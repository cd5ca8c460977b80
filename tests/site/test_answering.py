"""Answering quizzes: what is said, kept and shown again, and which questions are left to review."""

import pytest
from playwright.sync_api import expect
from reader import LOCALES
from test_languages import switch

LESSON = "lessons/searching-by-hand/"
RIGHT = {"Q05.1": 1, "Q05.2": 1, "Q05.3": 0, "Q05.4": 1, "Q05.5": 2, "Q05.6": 1}
WRONG = {"Q05.1": 0, "Q05.2": 2, "Q05.3": 1, "Q05.4": 0, "Q05.5": 0, "Q05.6": 2}


def question(page, name):
    return page.locator(f"details.question[id='{name}']")


def option(page, name, choice):
    """Return an option by its place in the source, wherever the page shows it."""
    return question(page, name).locator(f"details.option[data-option='{choice}']")


def choose(page, name, choice):
    """Choose an option with the mouse, as a reader does."""
    if question(page, name).get_attribute("open") is None:
        question(page, name).locator("> summary").click()
    option(page, name, choice).locator("> summary").click()


def sign(page, name):
    """Return the sign behind a question, and what it is called."""
    found = question(page, name).locator("> summary > .sign")
    return (found.text_content(), found.get_attribute("aria-label")) if found.count() else None


def said(page):
    return page.locator(".quiz-bar [role=status]").text_content()


def test_what_clears_answers_is_there_when_there_are_some(visitor):
    page = visitor.open("en/review/")
    again = page.locator(".md-button").filter(has_text="Answer all quizzes again")
    again.wait_for(state="attached")
    assert again.is_hidden()
    page = visitor.open(f"en/{LESSON}")
    again = page.locator(".quiz-bar > .md-button")
    again.wait_for(state="attached")
    assert again.is_hidden()
    choose(page, "Q05.1", WRONG["Q05.1"])
    assert again.is_visible()


def open_options(page):
    return page.locator("details.option[open]").count()


def test_numbers_in_options_do_not_show_what_they_come_from(visitor):
    page = visitor.open(f"en/{LESSON}")
    page.wait_for_selector(".quiz-bar .md-button", state="attached")
    numbers = page.locator("details.option > summary .bound")
    assert numbers.count()
    assert not [found for found in numbers.all() if found.get_attribute("title")]


def test_a_choice_is_said_and_is_there_again_in_every_locale(visitor):
    page = visitor.open(f"zh-Hant/{LESSON}")
    assert said(page) == ""
    choose(page, "Q05.1", WRONG["Q05.1"])
    assert option(page, "Q05.1", WRONG["Q05.1"]).locator("p").first.text_content().startswith("✗ 不對")
    assert said(page) == "Q05.1，選項 1：不對。答對過的題目：0 / 6。"
    choose(page, "Q05.3", RIGHT["Q05.3"])
    assert said(page) == "Q05.3，選項 1：對。答對過的題目：1 / 6。"
    for locale, again, done in (
        ("en", "to answer again", "answered right"),
        ("zh-Hans", "要再答一次", "答对了"),
    ):
        switch(page, locale)
        page.wait_for_selector(f"[data-locale='{locale}']", state="attached")
        page.wait_for_selector(".quiz-bar .md-button")
        assert (sign(page, "Q05.1"), sign(page, "Q05.2"), sign(page, "Q05.3")) == (
            ("✗", again),
            None,
            ("✓", done),
        )
        assert option(page, "Q05.1", WRONG["Q05.1"]).get_attribute("open") is not None
        assert open_options(page) == 2
        assert question(page, "Q05.1").get_attribute("open") is None
    choose(page, "Q05.1", RIGHT["Q05.1"])  # of one question, one option is open
    assert open_options(page) == 2
    assert visitor.complaints == []


def test_a_quiz_is_answered_and_begun_anew_by_keyboard_alone(visitor):
    page = visitor.open(f"en/{LESSON}")
    question(page, "Q05.6").locator("> summary").focus()
    shown = (
        question(page, "Q05.6")
        .locator("details.option")
        .evaluate_all("(all) => all.map((option) => Number(option.dataset.option))")
    )
    place = shown.index(RIGHT["Q05.6"])
    for key in ("Enter", *["Tab"] * (place + 1), "Space"):
        page.keyboard.press(key)
    assert said(page).startswith(f"Q05.6, option {place + 1}: right.")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline not in ("none", "auto")  # our own, which shows on both backgrounds
    for key in (*["Tab"] * (len(shown) - place), "Enter"):  # over the other options to the button
        page.keyboard.press(key)
    assert said(page).startswith("Cleared.")
    assert page.locator(":focus").text_content() == "Answer this quiz again"
    assert open_options(page) == 0
    assert sign(page, "Q05.6") is None
    page.reload()
    assert open_options(page) == 0


def test_the_first_choice_of_a_try_decides_what_is_left_to_review(visitor):
    page = visitor.open(f"en/{LESSON}")
    choose(page, "Q05.1", WRONG["Q05.1"])
    choose(page, "Q05.1", RIGHT["Q05.1"])  # looked up, not known
    choose(page, "Q05.2", RIGHT["Q05.2"])
    choose(page, "Q05.2", WRONG["Q05.2"])  # known, and read on
    choose(page, "Q05.3", WRONG["Q05.3"])
    assert [sign(page, name) and sign(page, name)[0] for name in RIGHT] == ["✗", "✓", "✗", None, None, None]
    page.get_by_role("button", name="Answer this quiz again").click()
    choose(page, "Q05.1", WRONG["Q05.1"])
    choose(page, "Q05.3", RIGHT["Q05.3"])
    assert [sign(page, name) and sign(page, name)[0] for name in RIGHT] == ["✗", None, "✓", None, None, None]


def test_the_page_for_review_lists_wrong_answers_until_they_are_right(visitor):
    page = visitor.open("en/review/")
    shown = page.locator("[data-question]:visible")
    assert page.locator("x-review [role=status]").text_content().startswith("Nothing is answered yet.")
    assert shown.count() == 0
    visitor.open(f"en/{LESSON}")
    choose(page, "Q05.2", WRONG["Q05.2"])
    choose(page, "Q05.3", RIGHT["Q05.3"])
    for locale in LOCALES:
        visitor.open(f"{locale}/review/")
        assert [item.get_attribute("data-question") for item in shown.all()] == ["Q05.2"]
        assert page.locator("x-review > section > ul > li:visible").count() == 1
    shown.locator("a").click()
    page.wait_for_url(f"**/en/{LESSON}#*")  # that of the question, or already that of its section
    page.wait_for_selector(".quiz-bar .md-button")
    expect(question(page, "Q05.2")).to_have_attribute("open", "")
    assert option(page, "Q05.2", WRONG["Q05.2"]).get_attribute("open") is None
    choose(page, "Q05.2", RIGHT["Q05.2"])
    page.locator(".md-nav--primary").get_by_role("link", name="Review", exact=True).click()
    page.wait_for_url("**/en/review/")
    page.get_by_text("To answer again today: 0; within three days: 1; within a week: 0.").wait_for()
    assert [item.get_attribute("data-question") for item in shown.all()] == ["Q05.2"]
    page.get_by_role("button", name="Answer all quizzes again").click()
    visitor.open(f"en/{LESSON}")
    assert open_options(page) == 0
    assert visitor.complaints == []


def test_coming_back_to_answered_quizzes_moves_nothing(visitor):
    page = visitor.open(f"en/{LESSON}")
    for name in RIGHT:
        choose(page, name, WRONG[name])
    visitor.open("en/review/")
    page.goto(f"{visitor.address}/en/{LESSON}#x05-1")
    page.wait_for_selector(".quiz-bar .md-button:visible")
    moved = """new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().map((entry) => entry.value)))
            .observe({type: "layout-shift", buffered: true});
        setTimeout(() => resolve([]), 300);
    })"""
    assert sum(page.evaluate(moved)) < 0.001


@pytest.mark.parametrize("locale", LOCALES)
def test_without_javascript_reasons_are_there_and_the_list_says_what_it_needs(reader, locale):
    visitor = reader(java_script_enabled=False)
    page = visitor.open(f"{locale}/{LESSON}")
    assert page.locator(".quiz-bar").text_content() == ""
    choose(page, "Q05.2", RIGHT["Q05.2"])
    assert option(page, "Q05.2", RIGHT["Q05.2"]).locator("p").first.is_visible()
    visitor.open(f"{locale}/review/")
    assert "JavaScript" in page.locator("x-review [role=status]").text_content()
    assert page.locator("[data-question]:visible").count() == 0
