"""Every width: nothing moves while a page loads, and what is wide scrolls inside itself, by keyboard, too."""

import pytest

LESSON = "zh-Hant/lessons/a-line-with-two-knobs/"  # has figures, a widget and quizzes
SHIFTS = """window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
# What is wider than its place, and can't be scrolled there with a keyboard or can't be scrolled at all.
STUCK = """() => [...document.querySelectorAll("article :is(pre > code, .katex-display, table, figure)")]
  .map((element) => element.closest(".md-typeset__scrollwrap") ?? element)
  .filter((element) => element.scrollWidth > element.clientWidth && element.tabIndex !== 0)
  .map((element) => element.outerHTML.slice(0, 200))"""
WIDE_SIGN = '.headerlink { font-family: "Noto Sans CJK TC" !important; }'  # here ¶ is as wide as it is high
# Headings that are higher by the link behind them, which has then wrapped to a line of its own.
HEIGHTENED = """() => [...document.querySelectorAll("article :is(h1, h2, h3, h4)")].filter((heading) => {
  const link = heading.querySelector(".headerlink");
  const high = heading.offsetHeight;
  if (link) link.style.display = "none";
  return heading.offsetHeight < high;
}).map((heading) => heading.textContent)"""


def test_nothing_moves_while_a_page_loads(reader):
    visitor = reader()
    visitor.page.add_init_script(SHIFTS)
    visitor.open(LESSON).wait_for_selector(".widget")  # from now on, no font is late
    for width in (1280, 768, 390):
        page = visitor.sees(width).open(LESSON)
        page.wait_for_selector(".widget")
        page.evaluate("document.fonts.ready")
        assert page.evaluate("shift") < 0.001, width


def test_the_fonts_of_formulas_are_asked_for_before_they_are_met(visitor):
    page = visitor.open("en/lessons/scoring-a-guess/")
    fonts = page.locator("link[rel=preload][as=font]").evaluate_all("(links) => links.map((l) => l.href)")
    assert [font.rpartition("_")[2] for font in fonts] == ["Main-Regular.woff2", "Math-Italic.woff2"]
    loaded = "performance.getEntriesByType('resource').map((entry) => entry.name)"
    assert set(fonts) <= set(page.evaluate(loaded))
    faces = "[...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family)"
    page.wait_for_function(f"() => {faces}.some((family) => family.includes('KaTeX_Math'))")  # and used
    assert visitor.open("en/authors/publishing/").locator("link[rel=preload]").count() == 0


def test_what_is_wide_is_reached_by_keyboard(visitor):
    page = visitor.sees(390).open("zh-Hant/lessons/two-knobs-and-scaling/")
    page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
    page.wait_for_selector("article pre > code[tabindex='0']")
    page.locator(".katex-display").first.evaluate("(formula) => (formula.style.width = '2rem')")
    page.wait_for_selector(".katex-display[tabindex='0']")
    page.wait_for_function(f"({STUCK})().length === 0")


# Short brackets of formulas of which a part has come to the next line, or that are wider than the page.
DIVIDED = """() => [...document.querySelectorAll("article .whole-bracket")].filter((bracket) => {
  const parts = [...bracket.children].filter(({ tagName }) => tagName !== "WBR");
  const places = parts.map((part) => part.getBoundingClientRect());
  return places.some(({ left, right }, number) => left < places[number - 1]?.left || right > innerWidth);
}).map((bracket) => bracket.textContent)"""


@pytest.mark.parametrize("name", ["going-deeper", "how-big-a-step", "in-one-file"])
def test_no_line_ends_in_a_short_bracket_of_a_formula(visitor, name):
    page = visitor.open(f"zh-Hant/lessons/{name}/")
    assert page.locator("article .whole-bracket").count() > 2
    for width in (320, 390, 430, 1280):
        visitor.sees(width)
        assert page.evaluate(DIVIDED) == [], width


@pytest.mark.parametrize("locale", ["en", "zh-Hant"])
def test_the_link_of_a_heading_makes_no_line_of_its_own(visitor, locale):
    page = visitor.open(f"{locale}/where-ideas-come-from/")
    page.add_style_tag(content=WIDE_SIGN)
    for width in range(340, 420, 10):
        visitor.sees(width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert page.evaluate(HEIGHTENED) == [], width
        page.evaluate("for (const link of document.querySelectorAll('.headerlink')) link.style.display = ''")
