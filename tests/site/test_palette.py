"""Light, dark, or as the system has it: chosen by mouse or keyboard, and kept."""

import pytest
from reader import drawn

SCHEME = "document.body.dataset.mdColorScheme"
SHOWN = "[data-palette] label:visible"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked'); } });"


def becomes(page, scheme):
    page.wait_for_function(f"scheme => {SCHEME} === scheme", arg=scheme)


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_a_new_reader_sees_what_the_system_has_and_follows_it(visitor, system, scheme):
    page = visitor.sees(color_scheme=system).open("en/")
    assert page.evaluate(SCHEME) == scheme
    page.emulate_media(color_scheme="light" if system == "dark" else "dark")
    becomes(page, {"default": "slate", "slate": "default"}[scheme])


WATCH = """new MutationObserver((_, watcher) => {
  if (!document.querySelector("article")) return;
  window.atFirst = document.body.dataset.mdColorScheme;
  watcher.disconnect();
}).observe(document, { subtree: true, childList: true });"""


def test_dark_is_chosen_before_the_text_is_there(reader):
    visitor = reader(color_scheme="dark")
    visitor.page.add_init_script(WATCH)
    assert visitor.open("en/").evaluate("atFirst") == "slate"


def test_a_choice_holds_on_every_page_and_in_every_locale(visitor):
    page = visitor.sees(color_scheme="light").open("zh-Hant/")
    for scheme, name in [("default", "改成深色"), ("slate", "跟著系統")]:
        page.locator(SHOWN).click()
        becomes(page, scheme)
        assert page.locator(SHOWN).get_attribute("title") == name
        assert page.locator("[data-palette] input:checked").get_attribute("aria-label") == name
    page.goto(page.url.replace("zh-Hant", "en"))
    assert page.evaluate(SCHEME) == "slate"
    page.locator(SHOWN).click()
    becomes(page, "default")  # as the system has it
    page.reload()
    assert page.evaluate(SCHEME) == "default"


def test_it_is_chosen_by_keyboard(visitor):
    page = visitor.sees(color_scheme="light").open("en/")
    page.locator("[data-palette] input:checked").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    becomes(page, "slate")
    assert page.evaluate("document.activeElement.checked")
    page.keyboard.press("ArrowUp")
    becomes(page, "default")
    assert page.evaluate("document.activeElement.checked")


def test_where_storage_is_blocked_a_choice_holds_for_the_page(reader):
    visitor = reader(color_scheme="light")
    visitor.page.add_init_script(BLOCKED)
    page = visitor.open("en/")
    page.locator(SHOWN).click()
    page.locator(SHOWN).click()
    becomes(page, "slate")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_browser_takes_its_colours_from_the_header(visitor, system):
    page = visitor.sees(color_scheme=system).open("en/")
    theme = page.locator("meta[name=theme-color]").get_attribute("content")
    channels = [int(theme[i : i + 2], 16) for i in (1, 3, 5)]
    header = page.locator(".md-header").evaluate("(header) => getComputedStyle(header).backgroundColor")
    assert header == f"rgb({channels[0]}, {channels[1]}, {channels[2]})"
    assert page.locator("meta[name=color-scheme]").get_attribute("content") == system


def test_no_colour_fades_into_its_successor(visitor):
    page = visitor.sees(color_scheme="light").open("en/")
    page.evaluate(
        "document.querySelector('.md-container')"
        ".addEventListener('transitionrun', ({ target }) => (window.fading = target.outerHTML))"
    )
    page.locator(SHOWN).click()
    page.locator(SHOWN).click()
    becomes(page, "slate")
    page.wait_for_function("!document.body.hasAttribute('data-md-color-switching')")
    drawn(page)
    assert page.evaluate("window.fading") is None
