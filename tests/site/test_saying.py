"""What scripts say is words as well: widgets in every ready setting, answered quizzes, hits, lost pages."""

import re

import pytest
from reader import LOCALES, open_search

from lessonkit import DOCS
from lessonkit.proofreading.legible import around, flaws
from lessonkit.proofreading.texts import texts_of_html
from lessonkit.proofreading.texts_along import texts_of
from lessonkit.taking.offline import offline_files

LESSONS = sorted(path.stem for path in (DOCS / "en" / "lessons").glob("*.md"))
NOISE = re.compile(r"[−-]0(?:\.0+)?(?![\d.])|e[-−]1[4-9]|10⁻¹[⁴-⁹]|undefined|null|Infinity")
TOLD = """() => {
  const told = document.querySelector(".md-search-result__meta").textContent.trim();
  return told && !told.endsWith("…") && document.querySelector("[data-md-component=search-result]");
}"""
UNSEEN = ("an empty element", "p")  # the line of a widget for a formula, where it has none
PRESSED = """async () => {
  const shown = [];
  for (const widget of document.querySelectorAll("[data-widget]")) {
    const buttons = widget.querySelectorAll(".presets button");
    for (const button of [...buttons, ...document.querySelectorAll("[data-sets]")]) {
      button.click();
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      shown.push(widget.outerHTML);
    }
  }
  for (const option of document.querySelectorAll("details.option > summary")) option.click();
  for (const details of document.querySelectorAll("details")) details.open = true;
  return shown;
}"""


def wrong(html, locale, noise=False):
    """Return what of a page or a part of it is more than words, or says nothing."""
    texts = texts_of_html(html, locale)
    found = {
        f"{kind} in <{text.place}>{around(match)}"
        for text in texts
        for kind, match in flaws(text.words, text.kind, text.language)
        if (kind, text.place) != UNSEEN
    }
    shown = (NOISE.search(text.words) for text in texts if noise and text.kind == "prose")
    return found | {f"noise{around(match)}" for match in shown if match}


@pytest.mark.parametrize("locale", ["en", "zh-Hans"])  # what is written by hand, and what is converted
@pytest.mark.parametrize("lesson", LESSONS)
def test_widgets_and_quizzes_say_words(visitor, lesson, locale):
    page = visitor.open(f"{locale}/lessons/{lesson}/")
    page.wait_for_selector(".quiz-bar .md-button", state="attached")
    for place in page.locator("[data-widget]").all():
        place.scroll_into_view_if_needed()
        place.locator(".reading").wait_for()
    shown = page.evaluate(PRESSED)
    faults = [wrong(html, locale, noise=True) for html in dict.fromkeys(shown)]
    assert sorted(set.union(wrong(page.content(), locale), *faults)) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", ["404.html", "labs/learning-rate-sweep/", "glossary/", "", "sources/"])
def test_other_pages_say_words(visitor, path, locale):
    page = visitor.open(f"{locale}/{path}")
    assert wrong(page.content(), locale) == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_review_of_a_wrong_answer_says_words(visitor, locale):
    page = visitor.open(f"{locale}/lessons/start-here/")
    page.wait_for_selector(".quiz-bar .md-button", state="attached")
    page.evaluate(PRESSED)
    page = visitor.open(f"{locale}/review/")
    page.locator("x-review li:not([hidden])").first.wait_for()
    assert wrong(page.content(), locale) == set()


@pytest.mark.parametrize("query", ["η", "2**24", "loss", "qqqq"])
@pytest.mark.parametrize("locale", LOCALES)
def test_hits_and_none_are_told_in_words(visitor, locale, query):
    page = visitor.open(f"{locale}/")
    open_search(page)
    page.locator(".md-search__input").fill(query)
    page.wait_for_function(TOLD)
    assert wrong(page.locator(".md-search__output").inner_html(), locale) == set()


def test_lost_readers_of_any_language_meet_words(visitor):
    page = visitor.open("404.html")
    assert wrong(page.locator("main").evaluate("main => main.outerHTML"), "en") == set()


@pytest.mark.parametrize("name", ["index.html", "404.html", "llms.txt", "sitemap.xml"])
def test_what_belongs_to_no_locale_says_words(site, name):
    found = [flaw for text in texts_of(site / name, "") for flaw in flaws(text.words, text.kind, "")]
    assert found == []


def test_pages_from_disk_say_words(site):
    for name, content in offline_files(site):
        locale = name.partition("/")[0]
        if name.endswith(".html") and locale in LOCALES:
            assert (name, wrong(content.decode(), locale)) == (name, set())
