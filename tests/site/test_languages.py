"""Choosing a language, keeping it, and changing it in the middle of a page."""

import pytest

HEADING = "lessons/scoring-a-guess/#outlier"


@pytest.mark.parametrize(
    ("preference", "locale"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("en-GB", "en"),
        ("fr-FR", "en"),
    ],
)
def test_the_landing_page_follows_the_browsers_preference(reader, preference, locale):
    page = reader(locale=preference).open("")
    page.wait_for_url(f"**/{locale}/")


def test_the_landing_page_remembers_the_locale_read_last(reader):
    visitor = reader(locale="en-GB")
    visitor.open("zh-Hans/").wait_for_function("localStorage.getItem('locale')")
    visitor.open("").wait_for_url("**/zh-Hans/")


def test_the_landing_page_works_without_javascript(reader):
    page = reader(java_script_enabled=False).open("")
    page.get_by_text("繁體中文").click()
    page.wait_for_url("**/zh-Hant/")


def switch(page, locale):
    """Choose another language in the header, as a reader does."""
    page.locator(".md-select button").first.hover()
    page.locator(f".md-select a[hreflang='{locale}']").click()


def test_changing_the_language_keeps_page_and_heading(visitor):
    page = visitor.open(f"en/{HEADING}")
    titles = {"zh-Hant": "手滑打錯一個數字", "zh-Hans": "手滑打错一个数字", "en": "One slip of the keyboard"}
    for locale, title in titles.items():
        switch(page, locale)
        page.wait_for_url(f"**/{locale}/{HEADING}")
        page.wait_for_selector(f"h2:has-text('{title}')")
        page.wait_for_function("document.querySelector('h2#outlier').getBoundingClientRect().top < 400")
    assert visitor.complaints == []


def test_the_next_page_is_of_the_same_locale(visitor):
    page = visitor.open("zh-Hans/lessons/a-line-with-two-knobs/")
    page.locator(".md-footer__link--next").click()
    page.wait_for_url(lambda url: "/zh-Hans/lessons/scoring-a-guess/" in url)  # tracking may add a heading
