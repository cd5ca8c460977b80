"""Reading both languages at once: the other one's words below each block."""

import pytest
from reader import LOCALES
from test_pages import PATHS

LESSON = "lessons/scoring-a-guess/"
# The tags of the blocks that have a translation, for each page and locale.
BLOCKS = """async ([paths, locales]) => {
  const { prose } = await import(`${location.origin}/assets/javascript/translated-blocks.js`);
  const tags = async (address) => {
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    return prose(page.querySelector("article")).map((block) => block.tagName).join(" ");
  };
  const versions = (path) => Promise.all(locales.map((locale) => tags(`/${locale}/${path}`)));
  return Promise.all(paths.map(async (path) => [path, await versions(path)]));
}"""

# Widgets, and the blocks of code that Material numbers when they are seen, may still be on their way.
IDS = "[...document.querySelectorAll('[id]:not([data-widget] *, [id^=__code_])')].map(({ id }) => id)"
WORDS = """(article) => {
  const copy = article.cloneNode(true);
  for (const part of copy.querySelectorAll("[data-widget], [role=alert], .md-code__nav")) part.remove();
  return copy.textContent;
}"""


def switch(page):
    """Press the button in the menu of languages, as a reader does who uses a keyboard."""
    button = page.locator(".beside-toggle")
    button.focus()
    pressed = button.get_attribute("aria-pressed")
    page.keyboard.press("Enter")
    page.wait_for_function("(was) => document.activeElement.ariaPressed !== was", arg=pressed)


def translated(page):
    page.wait_for_selector("article .beside", state="attached")
    return page.locator("article .beside")


def test_every_page_has_the_same_blocks_in_each_locale(visitor):
    page = visitor.open("en/")
    for path, versions in page.evaluate(BLOCKS, [PATHS, LOCALES]):
        assert versions[0], path
        assert len(set(versions)) == 1, path


def test_both_languages_on_this_page_and_the_next_and_in_the_other_locale(reader):
    visitor = reader(locale="zh-CN")
    page = visitor.open(f"zh-Hant/{LESSON}")
    code, before = page.locator("pre").count(), page.evaluate(IDS)
    switch(page)
    assert set(translated(page).evaluate_all("(blocks) => blocks.map((block) => block.lang)")) == {"en"}
    first = page.locator("article > p").first
    assert first.inner_text().startswith("溫度計")
    assert first.locator(".beside").inner_text().startswith("Two guesses for the thermometer")
    assert page.locator(".beside .katex").count()
    link = page.locator("article p .beside a").first
    assert link.evaluate("(link) => link.href").endswith("/en/lessons/a-line-with-two-knobs/")
    assert page.evaluate(IDS) == before
    assert page.locator("pre").count() == code
    assert page.locator(":is(pre, figure, [data-widget]) .beside, .beside :is(pre, figure, div)").count() == 0

    page.locator(".md-footer__link--next").click()
    page.wait_for_url("**/zh-Hant/lessons/searching-by-hand/**")
    page.wait_for_selector("h1 .beside:has-text('Searching by hand')")
    visitor.open(f"en/{LESSON}")
    assert (
        translated(page).first.get_attribute("lang") == "zh-Hant"
    )  # as read last, whatever the browser prefers
    switch(page)
    assert page.locator(".beside").count() == 0
    visitor.open(f"zh-Hans/{LESSON}")
    assert page.locator(".beside-toggle").get_attribute("aria-pressed") == "false"
    assert visitor.complaints == []


@pytest.mark.parametrize(("preference", "locale"), [("zh-CN", "zh-Hans"), ("fr", "zh-Hant")])
def test_beside_english_stands_the_chinese_that_the_browser_prefers(reader, preference, locale):
    page = reader(locale=preference).open("en/glossary/")
    switch(page)
    assert translated(page).first.get_attribute("lang") == locale
    assert page.locator(".terms .beside").count() == 0  # the two lists have different orders


def test_the_place_is_kept(visitor):
    page = visitor.sees(390, 800).open(f"en/{LESSON}#flat-bottom")
    heading = page.locator("h2#flat-bottom")
    page.wait_for_selector(".widget .reading")  # higher than the figure that stood there
    page.wait_for_function("scrollY > 1000")
    page.locator("html").evaluate("(html) => (html.style.overflowAnchor = 'none')")  # as in Safari
    before = heading.bounding_box()["y"]
    switch(page)
    translated(page)
    assert abs(heading.bounding_box()["y"] - before) < 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    switch(page)
    assert abs(heading.bounding_box()["y"] - before) < 2


def test_a_page_that_cannot_be_fetched_is_named_and_this_one_stays_whole(reader):
    page = reader().open(f"en/{LESSON}")
    before = page.locator("article").evaluate(WORDS)
    page.context.route("**/zh-Han*/**", lambda route: route.abort())
    page.locator(".beside-toggle").evaluate("(button) => button.click()")
    assert page.get_by_role("alert").inner_text() == "The Chinese page could not be loaded. Try again later."
    assert page.locator(".beside-toggle").get_attribute("aria-pressed") == "false"
    assert page.locator("article").evaluate(WORDS) == before


def test_where_no_page_can_be_fetched_there_is_no_button(reader, site):
    page = reader().page
    for address in (f"file://{site}/en/{LESSON}index.html", f"{reader().address}/en/404.html"):
        page.goto(address)
        assert page.locator(".beside-toggle").is_hidden()
