"""Quotes, titles, front matter and characters: what does not reach a reader as written is named."""

from pathlib import Path

import pytest

from lessonkit.proving.examples import text_faults

WRONG = {  # the page, the line that is named, what is said, and the page as mended
    "a list in a quote": ("> - a\n> - b\n", 1, "one paragraph", "> a, b\n"),
    "a list below a quoted text": ("> Text:\n> - a\n", 2, "one paragraph", "> Text: a\n"),
    "two paragraphs": ("> a\n>\n> b\n", 2, "one paragraph", "> a\n\n> b\n"),
    "a quote in a quote": ("> a\n> > b\n", 2, "one paragraph", "> a\n\n> b\n"),
    "a table in a quote": ("> | a |\n> |---|\n", 1, "one paragraph", "!!! quote\n\n    | a |\n    |---|\n"),
    "a heading in a quote": ("> # A\n", 1, "one paragraph", "# A {#a}\n"),
    "a formula in a quote": ("> a\n> $$\n> x\n> $$\n", 2, "one paragraph", "> a\n\n$$\nx\n$$\n"),
    "a quote in a paragraph": (
        "The loss is\n> 3 here.\n",
        2,
        "blank line above",
        "The loss is\n\\> 3 here.\n",
    ),
    "a title without quotes": (
        "!!! note Mind the gap\n\n    Text\n",
        1,
        'write `!!! note "Mind the gap"`',
        '!!! note "Mind the gap"\n\n    Text\n',
    ),
    "front matter without end": (
        "---\ngiven: {}\n\nText\n",
        1,
        "nothing closes",
        "---\ngiven: {}\n---\n\nText\n",
    ),
    "text right below a formula": (
        "$$\nx\n$$\nText\n",
        1,
        "blank lines above and below",
        "$$\nx\n$$\n\nText\n",
    ),
    "a blank line in a formula": ("$$\nx\n\ny\n$$\n", 1, "none within", "$$\nx\ny\n$$\n"),
    "a formula without end": ("$$\nx\n\nText\n", 1, "above and below it", "$$\nx\n$$\n\nText\n"),
    "a blank of no width": ("One.\ntw\u200bo\n", 2, "U+200B", "One.\ntwo\n"),
    "a character in code": ("```python\n\nx = '\u202e'\n```\n", 3, "U+202E", "```python\n\nx = ''\n```\n"),
    "a mark of ours": ("a\ue000bound:0\ue001\n", 1, "U+E000", "a\n"),
}


@pytest.mark.parametrize(("text", "line", "said", "mended"), WRONG.values(), ids=WRONG)
def test_what_is_written_otherwise_than_read_is_named_and_can_be_mended(text, line, said, mended):
    found = text_faults(text, Path("page.md"))
    assert any(fault.line == line and said in fault.message for fault in found), found
    assert text_faults(mended, Path("page.md")) == []


RIGHT = {
    "a quote around code": "> a\n>\n> ```python\n> x = 1\n> ```\n>\n> b\n",
    "a quote of two lines": "> a\n> b\n\nText\n",
    "a quote that ends in a mark": "> a\n>\n",
    "a box with a title": '??? note "Mind the gap"\n\n    Text\n',
    "a rule": "Text\n\n---\n\nText\n",
    "an emoji of two": "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}\n",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_is_read_as_written_is_no_fault(text):
    assert text_faults(text, Path("page.md")) == []
