"""Lettering: fonts where only generic families are, and dots of emphasis."""

import pytest
from reader import LOCALES

LESSON = "lessons/scoring-a-guess/"
# Without the named fonts; for the Han fonts of Linux stands one whose Latin letters are proportional.
FONT = 'url("/assets/vendor/katex/fonts/KaTeX_Main-Regular.woff2")'
GENERIC = f"""
:root, [lang], body {{ --latin: "Not There"; --monospace: "Not There"; }}
@font-face {{ font-family: "Noto Sans CJK TC"; src: {FONT}; }}
@font-face {{ font-family: "Noto Sans CJK SC"; src: {FONT}; }}
"""
WIDTHS = """([selector, texts]) => {
  const place = document.querySelector(selector);
  return texts.map((text) => {
    const line = Object.assign(document.createElement("span"), { textContent: text });
    line.style.whiteSpace = "pre";
    place.append(line);
    const { width } = line.getBoundingClientRect();
    line.remove();
    return width;
  });
}"""
EMPHASES = """() => [...document.querySelectorAll("article em")].map((emphasis) => {
  const { fontStyle, backgroundImage } = getComputedStyle(emphasis);
  const han = /[\\u3400-\\u9fff]/.test(emphasis.textContent);
  return [han, backgroundImage !== "none", fontStyle === "italic"];
})"""
# By how much lines with emphasis are higher than they are without.
MOVED = """() => [...document.querySelectorAll("article :is(p, li):has(> em:lang(zh))")].map((block) => {
  const high = block.getBoundingClientRect().height;
  for (const emphasis of block.querySelectorAll("em")) emphasis.style.all = "unset";
  return high - block.getBoundingClientRect().height;
})"""


@pytest.fixture
def plain(visitor):
    """Return a function that opens a page on a system that has none of the fonts named for Latin letters."""

    def visit(path):
        page = visitor.open(path)
        page.add_style_tag(content=GENERIC)
        page.evaluate("document.fonts.load('16px \\'Noto Sans CJK TC\\'', 'im')")
        page.evaluate("document.fonts.load('16px \\'Noto Sans CJK SC\\'', 'im')")
        return page

    return visit


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", ["article pre > code", "article p code"])
def test_code_is_monospaced_where_only_generic_families_are(plain, locale, code):
    page = plain(f"{locale}/{LESSON}")
    narrow, wide, digits = page.evaluate(WIDTHS, [code, ["i" * 10, "m" * 10, "8" * 10]])
    assert narrow == pytest.approx(wide, abs=0.01)
    assert narrow == pytest.approx(digits, abs=0.01)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_numbers_of_a_table_stand_below_one_another(plain, locale):
    page = plain(f"{locale}/{LESSON}")
    figures = "(cell) => getComputedStyle(cell).fontVariantNumeric"
    assert page.locator("article td").first.evaluate(figures) == "tabular-nums"
    ones, eights = page.evaluate(WIDTHS, ["article td", ["1" * 10, "8" * 10]])
    assert ones == pytest.approx(eights, abs=0.01)


def test_dots_stand_below_han_characters_alone_and_move_no_line(visitor):
    page = visitor.open("zh-Hant/lessons/walking-downhill/")
    page.evaluate("document.querySelectorAll('article details').forEach((one) => (one.open = true))")
    emphases = page.evaluate(EMPHASES)
    assert {(True, True, False), (False, False, True)} == {tuple(one) for one in emphases}
    moved = page.evaluate(MOVED)
    assert moved
    assert max(map(abs, moved)) < 0.5


@pytest.mark.parametrize("locale", LOCALES)
def test_side_by_side_each_language_is_emphasised_in_its_own_way(visitor, locale):
    page = visitor.open(f"{locale}/lessons/how-big-a-step/")
    page.locator(".beside-toggle").evaluate("(button) => button.click()")
    page.wait_for_selector(".beside em", state="attached")
    assert {tuple(one) for one in page.evaluate(EMPHASES)} == {(True, True, False), (False, False, True)}
