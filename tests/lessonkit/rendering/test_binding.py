"""Bound numbers in the page, wherever they stand and whatever their expressions hold."""

import re
from html import unescape

import markdown
import pytest
from mkdocs.config import load_config

from lessonkit import ROOT

CONFIGURATION = load_config(str(ROOT / "mkdocs.yml"), hooks=[])
READ = [
    "2**24",
    "losses[-1]",
    "a_b + c_d",
    "1 if a < b else 2 > 1",
    "a | b",
    "{1: 2}[1]",
    "f'{x}`'",
    "price('$')",
    "a & b",
    "a\\*b",
    "[x](y)",
    "<!--",
    ":::",
    "names['橫列']",
]


def bound(expression, shown="29"):
    quote = "'" if '"' in expression else '"'
    return f"`{shown}`{{ value={quote}{expression}{quote} }}"


def convert(text):
    md = markdown.Markdown(
        extensions=[*CONFIGURATION.markdown_extensions], extension_configs={**CONFIGURATION.mdx_configs}
    )
    return md.convert(text), md


def titles(html):
    return [unescape(title) for title in re.findall(r'<span class="bound" title="([^"]*)">29</span>', html)]


@pytest.mark.parametrize("expression", READ)
def test_markdown_reads_nothing_in_an_expression(expression):
    number = bound(expression)
    html, _ = convert(
        f"At {number}, **then {number}** and *{number}*.\n\n| a | b |\n|---|---|\n| {number} | 1 |\n"
    )
    assert titles(html) == [expression] * 4
    assert re.sub(r"<[^>]*>|\s", "", html) == "At29,then29and29.ab291"


PLACES = {
    "heading": ("## At {} {{#at}}", '<h2 id="at">At <span'),
    "list": ("- One {}\n    - two {}", "<li>two <span"),
    "quote": ("> At {}", "<blockquote>\n<p>At <span"),
    "box": ('!!! note "At {}"\n\n    A.', '<p class="admonition-title">At <span'),
    "details": ('??? note "At {}"\n\n    A.', "<summary>At <span"),
    "tab": ('=== "At {}"\n\n    A.', '<label for="__tabbed_1_1">At <span'),
    "quiz": ('??? quiz "Q01.1 · At {}?"\n\n    - [x] {}\n\n        Yes.', "</summary>\n<p>✓ Yes."),
    "footnote": ("A[^1]\n\n[^1]: At {}", "<p>At <span"),
    "link": ("[At {}](page.md)", '<a href="page.md">At <span'),
    "link-by-reference": ("[At {}][a]\n\n[a]: page.md", '<a href="page.md">At <span'),
    "html": ("<div markdown>\nAt {}\n</div>", "<p>At <span"),
    "beside-han": ("在{}度", "在<span"),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_number_is_shown_wherever_inline_text_is_read(name):
    text, seen = PLACES[name]
    html, _ = convert(text.format(*[bound("a**b")] * 2))
    assert titles(html) == ["a**b"] * text.count("{}")
    assert seen in html


BARE = {
    "alternative": ("![At {} end](a.png)", 'alt="At 29 end"'),
    "drawing": ("![At {} end](a.svg)", "a.svg: At 29 end"),
    "title-of-link": ('[a](b.md "At {}")', 'title="At 29"'),
    "attribute": ("<div title='{}'>a</div>", "title='29'"),
    "formula": ("$x = {}$", "<mn>29</mn>"),
    "display": ("$$\nx = {}\n$$", "<mn>29</mn>"),
}


@pytest.mark.parametrize("name", BARE)
def test_elsewhere_the_number_is_bare(name):
    text, seen = BARE[name]
    html, _ = convert(text.format(bound("a[**b]")))
    assert seen in html
    assert "a[" not in html


def test_in_the_contents_the_number_is_bare():
    assert convert(f"## At {bound('a**b')} {{#at}}")[1].toc_tokens[0]["name"] == "At 29"


@pytest.mark.parametrize(
    "form", ["`` {} ``", "```text\n{}\n```", "- a\n\n    ```text\n    {}\n    ```", "``` a {} ```"]
)
def test_an_example_stays_as_it_is(form):
    html, _ = convert(form.format(bound("a**b")))
    assert bound("a**b") in unescape(html)
    assert titles(html) == []
