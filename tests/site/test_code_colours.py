"""Colours in the editor: Python looks as in the blocks of a page, which Pygments coloured."""

import pytest

from lessonkit.reading.nav import pages

LESSONS = [name.removesuffix(".md") for name in pages() if name.startswith("lessons/")]
# Colours each block anew; returns where a character has another colour, and what stands before it.
DIFFERENCES = """async () => {
  const { coloured } = await import("/assets/javascript/exercising/colours.js");
  const texts = (node) => (node.nodeType === 3 ? [node] : [...node.childNodes].flatMap(texts));
  const characters = (code) => texts(code).flatMap(({ data, parentElement }) =>
    [...data].filter((one) => one.trim()).map((one) => [one, getComputedStyle(parentElement).color]));
  const blocks = [...document.querySelectorAll(".language-python.highlight pre > code")];
  const found = blocks.flatMap((code) => {
    const before = characters(code);
    code.replaceChildren(...coloured(code.textContent));
    const after = characters(code);
    const differs = ([one, colour], at) => one !== after[at]?.[0] || colour !== after[at][1];
    const line = (at) => before.slice(Math.max(0, at - 20), at + 1).map(([one]) => one).join("");
    return before.flatMap((one, at) => (differs(one, at) ? [line(at)] : []));
  });
  return { blocks: blocks.length, found };
}"""
UNFINISHED = [
    '"',
    "'''",
    'f"{',
    "f'{x",
    "@",
    "0x",
    '"""a\n',
    "x = '\\",
    "def ",
    "名 = '中'",
    "\t# ŷ",
    "{{",
    'f"{{x}}{y:.2f}"',
]


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_block_is_coloured_as_pygments_does(visitor, lesson):
    given = visitor.open(f"en/{lesson}/").evaluate(DIFFERENCES)
    assert given["blocks"] > 10
    assert given["found"] == []


def test_what_is_not_finished_is_shown_to_the_last_character(visitor):
    page = visitor.open("en/404.html")
    text = """async (code) => {
      const { coloured } = await import("/assets/javascript/exercising/colours.js");
      return coloured(code).map((node) => node.textContent ?? node).join("");
    }"""
    assert [page.evaluate(text, code) for code in UNFINISHED] == UNFINISHED
