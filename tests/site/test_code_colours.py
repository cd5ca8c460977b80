"""Colours in the editor: Python looks as in the blocks of a page, which Pygments coloured."""

from lessonkit.reading.nav import pages

LESSONS = [name.removesuffix(".md") for name in pages() if name.startswith("lessons/")]
# Colours each block of lessons anew, which are read and not laid out; returns how many blocks each has, and
# where a character has another colour, with what stands before it.
DIFFERENCES = """async (lessons) => {
  const { coloured } = await import("/assets/javascript/exercising/colours.js");
  const sample = document.querySelector(".language-python.highlight pre > code");
  const colours = new Map();
  const colour = (kind) => {
    if (!colours.has(kind)) {
      const token = Object.assign(document.createElement("span"), { className: kind });
      sample.append(token);
      colours.set(kind, getComputedStyle(token).color);
    }
    return colours.get(kind);
  };
  const texts = (node) => (node.nodeType === 3 ? [node] : [...node.childNodes].flatMap(texts));
  const characters = (code) => texts(code).flatMap(({ data, parentElement }) =>
    [...data].filter((one) => one.trim()).map((one) => [one, colour(parentElement.className)]));
  const differences = (code) => {
    const before = characters(code);
    code.replaceChildren(...coloured(code.textContent));
    const after = characters(code);
    const differs = ([one, colour], at) => one !== after[at]?.[0] || colour !== after[at][1];
    const line = (at) => before.slice(Math.max(0, at - 20), at + 1).map(([one]) => one).join("");
    return before.flatMap((one, at) => (differs(one, at) ? [line(at)] : []));
  };
  return Promise.all(lessons.map(async (lesson) => {
    const html = await (await fetch(`/en/${lesson}/`)).text();
    const read = new DOMParser().parseFromString(html, "text/html");
    const blocks = [...read.querySelectorAll(".language-python.highlight pre > code")];
    return [lesson, blocks.length, blocks.flatMap(differences)];
  }));
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


def test_every_block_is_coloured_as_pygments_does(visitor):
    given = visitor.open(f"en/{LESSONS[0]}/").evaluate(DIFFERENCES, LESSONS)
    assert [lesson for lesson, blocks, _ in given if blocks <= 10] == []
    assert {lesson: found for lesson, _, found in given if found} == {}


def test_what_is_not_finished_is_shown_to_the_last_character(visitor):
    page = visitor.open("en/404.html")
    text = """async (code) => {
      const { coloured } = await import("/assets/javascript/exercising/colours.js");
      return coloured(code).map((node) => node.textContent ?? node).join("");
    }"""
    assert [page.evaluate(text, code) for code in UNFINISHED] == UNFINISHED
