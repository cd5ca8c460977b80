"""Reading with a keyboard, with a screen reader, without motion."""

from itertools import pairwise
from pathlib import Path

import pytest
from reader import drawn, settled

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
LESSON = "lessons/scoring-a-guess/"
KINDS = [
    "",
    "lessons/a-line-with-two-knobs/",
    "glossary/",
    "review/",
    "authors/writing-a-lesson/",
    "404.html",
]
LOOKS = {"zh-Hant": [(390, "dark"), (1280, "light")], "en": [(390, "light"), (1280, "dark")]}
VIOLATIONS = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map((node) => [id, node.target.join(" "), node.failureSummary]));
}"""
LEVELS = """(headings) => headings.map((heading) => Number(heading.tagName[1]))"""
# What has the focus, whether it is seen, and how well its ring stands out from what is behind it.
FOCUS = """() => {
  const element = document.activeElement;
  const shown = element.matches(".md-option") ? element.nextElementSibling : element;
  const { left, top, width, height } = shown.getBoundingClientRect();
  const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(shown);
  let behind = shown.parentElement;
  while (behind && /, 0\\)$/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  const colour = (css) => {
    const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255);
  };
  return {
    name: shown.outerHTML.slice(0, 120),
    ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    colours: [colour(outlineColor), colour(getComputedStyle(behind ?? document.body).backgroundColor)],
    inside: width > 0 && left >= 0 && left < innerWidth && top + height > 0 && top < innerHeight,
  };
}"""


@pytest.mark.parametrize("locale", LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_serious_barrier(visitor, locale, kind):
    page = visitor.sees(reduced_motion="reduce").open(f"{locale}/{kind}")
    page.evaluate(AXE)
    page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
    for width, scheme in LOOKS[locale]:
        visitor.sees(width, color_scheme=scheme)
        page.wait_for_function(
            "(scheme) => document.body.dataset.mdColorScheme === scheme",
            arg={"dark": "slate", "light": "default"}[scheme],
        )
        drawn(page)  # what is wider than its place now can be reached
        assert page.evaluate(VIOLATIONS) == []
    levels = page.locator("article :is(h1, h2, h3, h4, h5, h6)").evaluate_all(LEVELS)
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


def luminance(colour):
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colours):
    dark, light = sorted(map(luminance, colours))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (640, "light")])
def test_each_stop_of_the_tab_key_is_seen(visitor, width, scheme):
    page = visitor.sees(width, color_scheme=scheme, reduced_motion="reduce").open(f"en/{LESSON}")
    settled(page)
    for stop in range(26):
        if stop == 13:
            page.locator("#quiz .headerlink").focus()
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["ring"], focus
        assert focus["inside"], focus
        assert contrast(focus["colours"]) >= 3, focus


def focused(page):
    return page.locator(":focus")


def test_a_lesson_is_used_by_keyboard_alone(visitor):
    page = visitor.sees(color_scheme="light").open(f"en/{LESSON}")
    press = page.keyboard.press
    settled(page)
    press("Tab")
    assert focused(page).inner_text().strip() == "Skip to content"
    press("Enter")
    page.wait_for_selector("h1:target")
    press("Tab")
    assert focused(page).evaluate("(link) => link.closest('article') ? '' : link.outerHTML") == ""

    page.locator(".md-option").first.focus()
    for scheme in ("default", "slate", "default"):  # light, dark, and as the system says
        press("Enter")
        page.wait_for_function("(scheme) => document.body.dataset.mdColorScheme === scheme", arg=scheme)

    quiz = page.locator("details.question").first
    quiz.locator("summary").first.focus()
    press("Enter")
    for option in quiz.locator("details.option").all():
        press("Tab")
        press("Space")
        verdict = "✓" if "right" in option.get_attribute("class") else "✗"
        assert verdict in quiz.locator("details[open] > p").inner_text()

    press("/")
    page.keyboard.type("median")
    page.wait_for_selector(".md-search-result__item a[href*='h=median']")
    press("ArrowDown")
    press("Enter")
    page.wait_for_selector("article mark", state="attached")

    page.locator(".md-select button").first.focus()
    press("Tab")
    assert focused(page).get_attribute("lang") == "zh-Hant"
    press("Enter")
    page.wait_for_url("**/zh-Hant/**")
    assert visitor.complaints == []


def test_on_a_small_screen_menu_and_search_open_by_keyboard(visitor):
    page = visitor.sees(640, reduced_motion="reduce").open(f"en/{LESSON}")
    press = page.keyboard.press
    settled(page)
    press("Tab")
    press("Tab")
    assert focused(page).get_attribute("aria-label") == "Navigation"
    for key in ("Space", "Enter"):
        press(key)
        assert focused(page).evaluate("(link) => Boolean(link.closest('.md-sidebar--primary'))")
        assert page.locator("label[aria-label=Navigation]").get_attribute("aria-expanded") == "true"
        press("Escape")
        assert focused(page).get_attribute("aria-label") == "Navigation"
    press("Enter")
    part = page.get_by_role("button", name="Learning is setting parameters").first
    part.focus()
    press("Space")  # out of this part of the course
    press("Space")  # and in again
    page.get_by_role("link", name="What it means for a machine").focus()
    press("Enter")
    page.wait_for_selector("h1#what-is-learning")
    # Material closes the drawer late, and an open search with it.
    page.wait_for_function("!document.getElementById('__drawer').checked")

    page.locator("label[aria-label=Search]").focus()
    press("Space")
    page.keyboard.type("median")
    page.wait_for_selector(".md-search-result__item")
    press("Escape")
    assert focused(page).get_attribute("aria-label") == "Search"


def test_nothing_moves_for_a_reader_who_wants_no_motion(visitor):
    page = visitor.sees(height=300, reduced_motion="reduce").open(f"en/{LESSON}")
    durations = "Array.from(document.querySelectorAll('*'), (e) => getComputedStyle(e).transitionDuration)"
    assert set(page.evaluate(durations)) == {"0s"}
    contents = page.locator(".md-sidebar--secondary .md-sidebar__scrollwrap")
    assert contents.evaluate("(box) => (box.scrollTo({ top: 50, behavior: 'smooth' }), box.scrollTop)") == 50


@pytest.mark.parametrize("key", [*"npfs.,", "N"])
def test_a_letter_typed_on_a_control_does_nothing_else(visitor, key):
    page = visitor.open(f"en/{LESSON}")
    page.wait_for_selector(".widget .reading")
    page.evaluate("window.stays = true")
    for control in (
        ".widget .presets button",
        ".widget input[type=range]",
        "details.question > summary",
        ".md-header label[role=button]",
        ".md-option",
        ".printing button",
    ):
        page.locator(f"{control} >> visible=true").or_(page.locator(control)).first.focus()
        page.keyboard.press(key)
        assert page.locator("#__search").is_checked() is False, control
    assert page.evaluate("window.stays"), key
    assert "scoring-a-guess" in page.url
    page.locator(".widget select").focus()
    page.keyboard.press("ArrowDown")  # all other keys work
    assert page.locator(".widget select").input_value() == "1"


def test_a_slash_opens_the_search_from_a_control_and_escape_closes_it(visitor):
    page = settled(visitor.open(f"en/{LESSON}"))
    page.locator("details.question > summary").first.focus()
    page.keyboard.press("/")
    page.wait_for_function("document.getElementById('__search').checked")
    page.keyboard.press("Escape")
    page.wait_for_function("!document.getElementById('__search').checked")
    assert LESSON in page.url


def test_a_letter_typed_on_the_page_leads_on(visitor):
    page = visitor.open(f"en/{LESSON}")
    settled(page)
    page.keyboard.press("n")
    page.wait_for_url("**/en/lessons/searching-by-hand/**")
