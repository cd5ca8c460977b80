"""What every reader meets on every page."""

import re

import opencc
import pytest
from reader import LOCALES

from lessonkit.reading.nav import pages

PATHS = [re.sub(r"(index)?\.(md|py)$", "", name).rstrip("/") for name in pages()]
ADDRESSES = [f"{locale}/{path}/".replace("//", "/") for locale in LOCALES for path in PATHS]
TO_SIMPLIFIED = opencc.OpenCC("t2s")


LOOKS = {1280: "light", 390: "dark"}
# Closing punctuation that is the first on its line, with what surrounds it.
LONE = """() => {
  document.querySelectorAll("article details").forEach((details) => (details.open = true));
  const lone = [];
  const texts = document.createNodeIterator(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const sign = /^[，。、；：？！）」』》〉】”’…,.;:?!)\\]%°]/.test(text.data);
    if (!sign || text.parentElement.closest("pre, x-math, svg, .widget, button.md-button")) continue;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, 1);
    const { left, width } = range.getBoundingClientRect();
    let block = text.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const { paddingLeft, borderLeftWidth } = getComputedStyle(block);
    const start = block.getBoundingClientRect().left + parseFloat(paddingLeft) + parseFloat(borderLeftWidth);
    const first = width && left - start < 3 && text.data !== block.textContent;
    if (first) lone.push(block.textContent.slice(0, 80));
  }
  return lone;
}"""
FITS = "width => document.documentElement.scrollWidth <= width"
WORDS = """() => {
  document.querySelectorAll("[lang=zh-Hant], [hreflang=zh-Hant]").forEach((one) => one.remove());
  const named = [...document.querySelectorAll("[aria-label], [title], meta")];
  const names = named.map((one) => (one.ariaLabel || "") + (one.title || "") + (one.content || ""));
  return document.title + document.body.textContent + names.join();
}"""


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_loads_whole_in_its_script_from_this_host_alone_and_is_well_set_at_any_width(visitor, path):
    page = visitor.watch().open(path)
    assert page.locator("article h1").count() == 1
    assert page.locator("figure.missing, .katex-error, .admonition.failure").count() == 0
    page.evaluate("document.querySelectorAll('details').forEach((details) => details.open = true)")
    for width, scheme in LOOKS.items():
        visitor.sees(width, color_scheme=scheme)
        page.wait_for_function(FITS, arg=width)  # once the theme has slid its drawer away
        page.evaluate("document.fonts.ready")
        assert page.evaluate(LONE) == [], width
    assert visitor.elsewhere == []
    assert visitor.complaints == []
    if path.startswith("zh-Hans"):
        words = page.evaluate(WORDS)
        assert "机器" in words
        assert {character for character in words if TO_SIMPLIFIED.convert(character) != character} == set()


@pytest.mark.parametrize(("locale", "language"), [("zh-Hant", "zh-Hant"), ("zh-Hans", "zh"), ("en", "en")])
def test_the_language_of_a_page_is_declared(visitor, locale, language):
    assert visitor.open(f"{locale}/").locator("html").get_attribute("lang").startswith(language)


FIGURE = "article figure:not(.fallback *) svg"


LABELS = {"zh-Hant": "打錯的一筆", "zh-Hans": "打错的一条", "en": "one mistyped value"}


@pytest.mark.parametrize("locale", LOCALES)
def test_figures_have_text_in_its_language_and_alternatives_and_follow_the_theme(visitor, locale):
    page = visitor.open(f"{locale}/lessons/scoring-a-guess/")
    figures = page.locator(FIGURE)
    assert figures.count() == 5
    for figure in figures.all():
        assert figure.get_attribute("role") == "img"
        assert len(figure.get_attribute("aria-label")) > 40
        assert figure.locator("text").count() > 3
    assert LABELS[locale] in figures.nth(3).text_content()
    ink = figures.first.locator("text").first
    inks = set()
    for scheme, theme in {"light": "default", "dark": "slate"}.items():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_selector(f"body[data-md-color-scheme={theme}]")
        inks.add(ink.evaluate("(text) => getComputedStyle(text).fill"))
    assert len(inks) == 2


def test_a_formula_is_drawn_and_spoken(visitor):
    page = visitor.open("en/lessons/scoring-a-guess/")
    formula = page.locator("div.arithmatex x-math").first
    assert formula.bounding_box()["height"] > 20
    assert formula.locator("math").count() == 1
    family = formula.locator(".mord").first.evaluate("(element) => getComputedStyle(element).fontFamily")
    assert "KaTeX" in family
    page.wait_for_function("document.fonts.check('16px KaTeX_Main')")


def test_answers_are_folded_and_open_by_keyboard(visitor):
    page = visitor.open("en/lessons/scoring-a-guess/")
    quiz = page.locator("details.question").first
    assert not quiz.locator("li").first.is_visible()
    quiz.locator("summary").first.focus()
    page.keyboard.press("Enter")
    quiz.locator("li").first.wait_for()


def test_pages_can_be_read_without_javascript(reader):
    page = reader(java_script_enabled=False).open("en/lessons/scoring-a-guess/")
    assert page.locator(FIGURE).first.is_visible()
    assert page.locator("x-math").first.is_visible()
    page.locator("details.question > summary").first.click()
    page.locator("details.question li").first.wait_for()
