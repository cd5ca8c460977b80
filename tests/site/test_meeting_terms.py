"""Meeting a term: its definition by mouse, keyboard and touch, and the way to the glossary."""

import re

import pytest

from lessonkit.language.glossary import read_glossary
from lessonkit.reading.nav import lessons

TOOLTIP = re.compile(r'(?P<foretaste><em>)?<a class="term" href="[^"#]*#(?P<term>[\w-]+)"')
LESSON = "lessons/how-big-a-step/"
RATE = "a.term[href$='#learning-rate']"
CARD = ".term-card"
DEFINITIONS = {
    "zh-Hant": "每次更新時乘在梯度上的倍數。",
    "zh-Hans": "每次更新时乘在梯度上的倍数。",
    "en": "factor that multiplies the gradient in each update",
}


@pytest.mark.parametrize("locale", DEFINITIONS)
def test_a_mouse_that_rests_on_a_term_sees_its_definition_and_can_go_there(visitor, locale):
    page = visitor.open(f"{locale}/{LESSON}")
    term, card = page.locator(RATE).first, page.locator(CARD)
    page.locator(".widget .reading").wait_for()  # until then, the page grows
    height = page.evaluate("document.documentElement.scrollHeight")
    term.hover()
    card.wait_for()
    assert DEFINITIONS[locale] in card.text_content()
    assert page.evaluate("document.documentElement.scrollHeight") == height
    card.hover()  # on the way to it, it stays
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    page.mouse.move(0, 0)
    term.hover()
    assert card.locator("a").get_attribute("href").endswith("/glossary/#learning-rate")
    card.locator("a").click()
    page.wait_for_url(f"**/{locale}/glossary/*")
    page.locator("dl.terms").wait_for()
    assert page.locator("a.term").count() == 0
    assert visitor.complaints == []


def test_the_keyboard_sees_it_closes_it_and_follows_it(visitor):
    page = visitor.open(f"en/{LESSON}")
    term, card = page.locator(RATE).first, page.locator(CARD)
    assert term.get_attribute("aria-description") == DEFINITIONS["en"]
    page.locator("h1").click()  # the keyboard goes on from here
    for _ in range(40):
        page.keyboard.press("Tab")
        if term.evaluate("(link) => link === document.activeElement"):
            break
    card.wait_for()
    assert card.locator("p").text_content() == DEFINITIONS["en"]
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/glossary/*")


def test_a_tap_shows_it_within_a_phone_in_the_dark_and_a_second_one_follows(reader):
    phone = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
    page = reader(**phone, color_scheme="dark").open(f"zh-Hant/{LESSON}")
    card = page.locator(CARD)
    for term in page.locator("a.term").all()[:8]:
        page.keyboard.press("Escape")  # the last card may lie over the next term
        term.tap()
        card.wait_for()
        box = card.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert card.evaluate("(card) => getComputedStyle(card).backgroundColor") != "rgb(255, 255, 255)"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("h1").tap()
    card.wait_for(state="hidden")
    term.tap()
    card.wait_for()
    term.tap()
    page.wait_for_url("**/zh-Hant/glossary/*")


def test_without_a_script_a_term_is_a_link_with_its_definition_as_title(reader):
    page = reader(java_script_enabled=False).open(f"en/{LESSON}")
    term = page.locator(RATE).first
    assert term.get_attribute("title") == DEFINITIONS["en"]
    term.click()
    page.wait_for_url("**/en/glossary/#learning-rate")
    assert page.locator("dt:target + dd").text_content().startswith(DEFINITIONS["en"])
    top = page.locator("dt:target").bounding_box()["y"]
    assert page.locator(".md-header").bounding_box()["height"] <= top < 900


def test_the_glossary_leads_back_to_the_section_that_introduces_a_term(visitor):
    page = visitor.open("zh-Hans/glossary/")
    link = page.locator("#residual + dd a")
    assert link.get_attribute("href").endswith("#residuals")
    link.click()
    page.wait_for_url("**/zh-Hans/lessons/a-line-with-two-knobs/*")


@pytest.mark.parametrize("locale", DEFINITIONS)
def test_no_lesson_explains_a_word_of_its_sentences_as_what_a_later_one_introduces(site, locale):
    order = lessons()
    taught = {term["id"]: term.get("lesson") for term in read_glossary().terms}
    early, all_of_them = [], 0
    for number, slug in enumerate(order, 1):
        for found in TOOLTIP.finditer((site / locale / "lessons" / slug / "index.html").read_text("utf-8")):
            all_of_them += 1
            if taught[found["term"]] not in order[:number] and not found["foretaste"]:
                early.append((slug, found["term"]))
    assert early == []
    assert all_of_them > 400
