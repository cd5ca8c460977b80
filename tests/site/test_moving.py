"""A reader moves things: one widget stands for all in what the framework does."""

import re

import pytest
from playwright.sync_api import expect

PAGE = "lessons/a-line-with-two-knobs"
READING = ".reading"
# Notes what is written into the address, where Material may write a heading right after.
NOTE_ADDRESSES = """
window.written = [];
const write = history.replaceState;
history.replaceState = function (...rest) {
  write.apply(this, rest);
  written.push(location.hash);
};
"""
# Counts who waits for another address; they must not become more with every page.
COUNT_LISTENERS = """
window.listeners = 0;
for (const [method, change] of [["addEventListener", 1], ["removeEventListener", -1]]) {
  const original = window[method];
  window[method] = function (type, ...rest) {
    if (type === "hashchange") window.listeners += change;
    return original.call(this ?? window, type, ...rest);
  };
}
"""


@pytest.fixture
def visit(visitor):
    """Return a function that opens the lesson with the widget, in a setting, and returns its page."""

    def open_lesson(setting=""):
        page = visitor.open(f"en/{PAGE}/{setting}")
        page.wait_for_selector(READING)
        return page

    return open_lesson


def formula(page):
    return page.locator(".widget .formula").inner_text()


def test_a_slider_moves_the_line_by_keyboard_and_says_so(visit):
    page = visit()
    assert formula(page) == "ŷ = 1 · x + 0"
    before = page.locator(".widget .line.c1").get_attribute("points")
    slider = page.get_by_role("slider", name="bias b")
    slider.press("ArrowLeft")
    page.wait_for_function("document.querySelector('.formula').textContent.includes('− 0.5')")
    assert page.locator(".widget .line.c1").get_attribute("points") != before
    assert slider.get_attribute("aria-valuetext") == "−0.5"
    page.wait_for_function("document.querySelector('.widget .spoken').textContent.includes('53.40')")


@pytest.mark.parametrize(("typed", "becomes"), [("7", "1"), ("-3", "0"), ("0.25", "0.25"), ("", "1")])
def test_what_is_typed_is_clamped_and_said_so(visit, typed, becomes):
    page = visit()
    field = page.get_by_role("spinbutton", name="Type weight w")
    field.fill(typed)
    field.press("Enter")
    page.wait_for_function(f"document.querySelector('.widget input[type=number]').value === '{becomes}'")
    note = page.locator(".widget .note").first.inner_text()
    assert ("Only 0 to 1" in note) == (typed not in ("0.25",))


def test_a_setting_is_shared_by_its_address_and_survives_the_language(visit, address):
    page = visit(setting="#two-knobs?w=0.5&b=-15")
    assert formula(page) == "ŷ = 0.5 · x − 15"
    # Scroll until Material writes a heading into the address, which it does after every quarter of a second.
    page.wait_for_function("scrollBy(0, 100) || !location.hash.includes('two-knobs')", polling=300)
    page.goto(f"{address}/zh-Hans/{PAGE}/")
    page.wait_for_selector(READING)
    assert formula(page) == "ŷ = 0.5 · x − 15"
    assert "差得最多的一天差了 3.20" in page.locator(READING).inner_text()


@pytest.mark.parametrize(
    "broken", ["?w=many", "?w=0.5&c=1", "?", "?w", "?__proto__=1", "?w=%F0"], ids=lambda text: text
)
def test_a_broken_address_shows_the_first_preset(visit, broken):
    assert formula(visit(setting=f"#two-knobs{broken}")) == "ŷ = 1 · x + 0"


def test_where_storage_is_blocked_a_widget_works_all_the_same(reader):
    visitor = reader()
    visitor.context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('', 'Security') }})"
    )
    page = visitor.open(f"en/{PAGE}/")
    page.get_by_role("slider", name="bias b").press("ArrowLeft")
    page.wait_for_function("document.querySelector('.formula').textContent.includes('− 0.5')")


def test_presets_reset_and_sentences_set_the_widget(reader):
    visitor = reader()
    visitor.context.add_init_script(NOTE_ADDRESSES)
    page = visitor.open(f"en/{PAGE}/")
    page.locator(".widget .presets button").nth(1).click()
    page.wait_for_function("written.includes('#two-knobs?w=0.5&b=-15')")
    assert page.locator(READING).inner_text().endswith("off by 3.20 °C.")
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("written.includes('#two-knobs?w=1&b=0')")
    page.evaluate("written.length = 0")
    page.locator("button.sets").nth(1).press("Enter")
    page.wait_for_function("written.includes('#two-knobs?w=0.5&b=-15')")


def test_the_script_of_a_setting_is_copied(reader):
    page = reader().open(f"en/{PAGE}/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as PyTorch").click()
    page.wait_for_function("document.querySelector('.spoken').textContent === 'Copied'")
    assert "w, b = 1, 0" in page.evaluate("navigator.clipboard.readText()")


def test_a_script_that_cannot_be_copied_is_shown_once(reader):
    visitor = reader()
    visitor.context.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    page = visitor.open(f"en/{PAGE}/")
    for name, text in {"Copy as PyTorch": "w, b = 1, 0", "Copy a link": "#two-knobs?w=1&b=0"}.items():
        page.get_by_role("button", name=name).click()
        expect(page.locator(".widget > pre")).to_contain_text(text)


def test_it_lives_through_instant_navigation(reader):
    visitor = reader()
    visitor.context.add_init_script(COUNT_LISTENERS)
    page = visitor.open(f"en/{PAGE}/")
    page.wait_for_selector(READING)
    listeners = page.evaluate("listeners")
    page.get_by_role("link", name=re.compile("Next:")).click()
    page.wait_for_selector(f"[data-widget=outlier] {READING}")
    page.go_back()
    page.wait_for_selector(f"[data-widget=two-knobs] {READING}")
    assert page.evaluate("listeners") == listeners
    page.get_by_role("slider", name="weight w").press("ArrowLeft")
    page.wait_for_function("document.querySelector('.formula').textContent.startsWith('ŷ = 0.99')")


FOLLOW = """(later) => {
  scrollTo(0, 3000);
  setTimeout(() => document.querySelector("article a[href$='#watching']").click(), later);
}"""


@pytest.mark.parametrize("later", [20, 150])  # ms; before Material notes the place, or the heading
def test_a_link_that_is_followed_right_after_a_scroll_leads_to_its_place(visitor, later):
    page, held = visitor.open("en/lessons/dropout-and-early-stopping/"), []
    page.route("**/lessons/learning-rate-schedules/", lambda route: held.append(route))
    page.wait_for_timeout(1000)  # until Material has noted where the page begins
    page.evaluate(FOLLOW, later)
    page.wait_for_timeout(700)  # a slow network
    for route in held:
        route.continue_()
    page.unroute_all()
    expect(page.locator("h2#watching")).to_be_in_viewport()
    assert page.evaluate("location.hash") == "#watching"
    page.go_back()
    page.wait_for_selector("h1#dropout-and-early-stopping")
    page.wait_for_function("scrollY === 3000")


@pytest.mark.parametrize("anchoring", ["auto", "none"])  # as in Chrome, as in Safari
def test_a_widget_that_comes_late_moves_no_reader(reader, anchoring):
    visitor, held = reader(viewport={"width": 390, "height": 800}), []
    visitor.page.route("**/widgets/two-knobs.js", lambda route: held.append(route))
    with visitor.page.expect_request("**/widgets/two-knobs.js"):
        page = visitor.open(f"en/{PAGE}/#true-law")
    page.wait_for_function("scrollY > 1000")
    page.locator("html").evaluate("(html, anchoring) => (html.style.overflowAnchor = anchoring)", anchoring)
    heading, widget = page.locator("h2#true-law"), page.locator(".widget")
    before, height = heading.bounding_box()["y"], widget.bounding_box()["height"]
    for route in held:
        route.continue_()
    page.wait_for_selector(READING)
    assert widget.bounding_box()["height"] > height + 100
    assert abs(heading.bounding_box()["y"] - before) < 2


def test_without_scripts_a_figure_and_a_sentence_stand_there(reader):
    page = reader(java_script_enabled=False).open(f"en/{PAGE}/")
    assert page.locator(".widget figure svg").count() == 1
    assert "would move this line" in page.locator(".widget").inner_text()
