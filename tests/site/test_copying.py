"""Copying: commands without their prompts, formulas once and on one line; nothing of both is translated."""

import pytest
from reader import LOCALES

from lessonkit.reading.nav import pages

LESSON = "lessons/scoring-a-guess/"
SELECT = """([from, to]) => {
  const [first, last] = [from, to].map((selector) => document.querySelector(selector));
  const range = document.createRange();
  range.setStart(first, 0);
  range.setEnd(last, last.childNodes.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
# What a browser that translates the page would change of code and formulas.
TRANSLATED = """() => [...document.querySelectorAll("article :is(pre, code, x-math, .widget .formula)")]
  .filter((element) => !element.closest("[translate=no]")).map((element) => element.outerHTML)"""
LINEAR = """async (source) => {
  const { linear } = await import("/assets/javascript/copying.js");
  return linear(new DOMParser().parseFromString(source, "text/html").querySelector("math"));
}"""
MATHML = {  # as KaTeX writes it
    "<mfrac><mn>1</mn><mi>N</mi></mfrac>": "1/N",
    "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>": "(a + b)/2",
    "<mo>−</mo><mn>3</mn><mo>−</mo><mi>x</mi>": "−3 − x",
    "<msup><mo>)</mo><mn>2</mn></msup><mo>−</mo><mn>1</mn>": ")^2 − 1",
    "<msub><mover><mi>y</mi><mo>^</mo></mover><mi>i</mi></msub>": "ŷ_i",
    "<msubsup><mi>w</mi><mn>1</mn><mo>∗</mo></msubsup>": "w_1^(∗)",
    "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>N</mi></munderover><mi>x</mi>": (
        "∑_(i = 1)^N x"
    ),
    '<mi>f</mi><mo>(</mo><mi>x</mi><mo separator="true">,</mo><mi>y</mi><mo>)</mo>': "f(x, y)",
    "<mn>5</mn><mo>,</mo><mn>883</mn>": "5,883",
    "<mi>sin</mi><mo>\u2061</mo><mi>x</mi>": "sin x",
    "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>": "√(x + 1)",
    "<mtable><mtr><mtd>1</mtd><mtd>x</mtd></mtr><mtr><mtd>0</mtd><mtd>y</mtd></mtr></mtable>": "1 x; 0 y",
}


@pytest.fixture
def copied(reader):
    """Return a function that opens a page, and one that copies from here to there and returns the text."""
    visitor = reader()
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def copy(start, end=None):
        visitor.page.evaluate(SELECT, [start, end or start])
        visitor.page.keyboard.press("Control+c")
        return visitor.page.evaluate("navigator.clipboard.readText()")

    return visitor.open, copy


def test_a_command_is_copied_without_its_prompt(copied):
    visit, copy = copied
    page = visit("en/authors/publishing/")
    block = page.locator("div.language-console").first
    block.scroll_into_view_if_needed()
    block.locator("button").first.click()
    commands = page.evaluate("navigator.clipboard.readText()")
    shown = block.locator("code").inner_text()
    assert commands.splitlines() == [line.removeprefix("$ ") for line in shown.splitlines()]
    assert commands != shown
    assert "$" not in copy("div.language-console code")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_formula_is_copied_once_and_on_one_line(copied, locale):
    visit, copy = copied
    page = visit(f"{locale}/{LESSON}")
    assert copy("article p x-math") == "ŷ = 0.5x − 15"
    sentence = page.locator("article p:has(x-math)").first
    text = copy("article p:has(x-math)")
    assert "ŷ = 0.5x − 15" in text
    assert "\n" not in text.strip()
    assert text.strip().startswith(sentence.inner_text()[:12])
    half = copy("article p x-math .katex-html .katex-base:last-child", "article p:has(x-math)")
    assert half.count("0.5x − 15") == 1
    assert "\n\n" in copy("article h1", "article p:has(x-math)")


def test_a_copy_keeps_its_links_and_what_has_no_formula_is_left_alone(copied):
    visit, copy = copied
    page = visit(f"en/{LESSON}")
    page.evaluate(
        "addEventListener('copy', ({ clipboardData, defaultPrevented }) =>"
        " (window.copy = { html: clipboardData.getData('text/html'), ours: defaultPrevented }))"
    )
    copy("article p:has(x-math)", "article p:has(x-math) ~ p:has(x-math)")
    assert page.evaluate("copy.ours")
    assert 'href="../' not in page.evaluate("copy.html")
    copy("article h1")
    assert not page.evaluate("copy.ours")
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("body > textarea").fill("my own words")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == "my own words"


def test_a_formula_on_one_line_reads_as_one_would_type_it(visitor):
    page = visitor.open("en/404.html")
    found = {mathml: page.evaluate(LINEAR, f"<math><mrow>{mathml}</mrow></math>") for mathml in MATHML}
    assert found == MATHML


KINDS = {"lessons/start-here.md", "lessons/scoring-a-guess.md", "labs/learning-rate-sweep.py", "sources.md"}


@pytest.mark.parametrize("name", sorted(KINDS | {name for name in pages() if name.startswith("authors/")}))
def test_code_and_formulas_are_kept_from_translation(visitor, name):
    page = visitor.open(f"zh-Hant/{name.rpartition('.')[0]}/")
    if name == "lessons/scoring-a-guess.md":
        page.wait_for_selector(".widget .reading")
    assert page.locator("article code").count()
    assert page.evaluate(TRANSLATED) == []
