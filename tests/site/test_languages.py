"""Choosing a language, keeping it, and changing it in the middle of a page."""

import pytest
from reader import open_search, settled

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


POINTED = """(hash) => {
  history.replaceState(history.state, "", hash);
  const link = document.querySelector(".md-select a[hreflang=zh-Hant]");
  link.dispatchEvent(new Event("pointerover", { bubbles: true }));
  return link.href;
}"""


def lead_of(page, locale):
    """Return where the menu leads, as a reader finds who opens it."""
    page.locator(".md-select button").first.hover()
    link = page.locator(f".md-select a[hreflang='{locale}']")
    link.hover()
    return link.evaluate("(link) => link.href")


def test_after_a_search_the_language_changes_on_the_page_that_was_found(visitor):
    page = visitor.open("en/")
    open_search(page)
    page.keyboard.type("outlier")
    page.locator(".md-search-result__item > a[href*='scoring-a-guess']").first.click()
    page.wait_for_url(lambda url: "/scoring-a-guess/?h=" in url)
    switch(page, "zh-Hant")
    page.wait_for_url(lambda url: "/zh-Hant/lessons/scoring-a-guess/" in url and "?" not in url)


def test_after_instant_navigation_the_menu_leads_to_the_new_page(visitor):
    page = visitor.open("en/lessons/scoring-a-guess/")
    page.locator(".md-footer__link--next").click()
    page.wait_for_selector("h1#searching-by-hand")
    switch(page, "zh-Hans")
    page.wait_for_url("**/zh-Hans/lessons/searching-by-hand/**")


def test_a_widgets_setting_and_a_place_go_along(visitor):
    page = visitor.open("en/lessons/scoring-a-guess/?utm=1#outlier")
    page.wait_for_function("location.hash === '#outlier'")  # Material's tracking has come to rest
    assert lead_of(page, "zh-Hant").endswith("/zh-Hant/lessons/scoring-a-guess/#outlier")
    setting = "#two-knobs?w=0.5&b=-15"
    found = page.evaluate(POINTED, setting)  # at once, because Material's tracking writes there, too
    assert found.endswith(f"/zh-Hant/lessons/scoring-a-guess/{setting}")


@pytest.mark.parametrize("place", ["en/404.html", "en/", "en/glossary/", "en/labs/learning-rate-sweep/"])
@pytest.mark.parametrize("scripts", [True, False])
def test_every_page_leads_to_itself_with_and_without_javascript(reader, place, scripts):
    page = reader(java_script_enabled=scripts).open(place)
    page.locator(".md-select button").first.hover()
    page.locator(".md-select a[hreflang='zh-Hans']").click()
    page.wait_for_url(f"**/{place.replace('en/', 'zh-Hans/', 1)}")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def test_no_site_map_is_asked_for_to_change_the_language(visitor):
    page = visitor.watch().open("zh-Hant/lessons/scoring-a-guess/")
    settled(page)
    maps = {url for url in visitor.requests if url.endswith("sitemap.xml")}
    assert maps <= {f"{visitor.address}/zh-Hant/sitemap.xml"}  # of instant navigation
