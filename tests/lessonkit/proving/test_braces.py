"""Braces that Markdown would take for attributes: each is named, and gone once the advice is followed."""

from pathlib import Path

import pytest

from lessonkit.proving.examples import text_faults

READ = {
    "`c`{1, 2} end": 1,
    "`c`{.y} and the set {1, 2} end": 1,
    "A\n*c*{1, 2} end": 2,
    "**c**{1, 2}": 1,
    "_c_{1}": 1,
    "[c](d.md){1, 2}": 1,
    "$x${1, 2} end": 1,
    "`a\nb` and `c`{1}": 2,
    "A\n{1, 2}": 2,
    "> A\n> {1, 2}": 2,
    "- A\n  {1, 2}": 2,
    "## The set {1, 2}": 1,
    "## The set {1, 2} {#set}": 1,
    "| a | b |\n|---|---|\n| the set {1, 2} | b |": 3,
}
NOT_READ = [
    "The set {1, 2}",
    "`c` {1, 2} end",
    "- The set {1, 2}",
    "A {1,\n2}",
    '`c`{} and `c`{.y} and *d*{ lang="en" }',
    '| a {1} a | *b*{ lang="en" } |',
    "A\n{ .y }",
    "## The set {#set}",
    "$x_{1}$ and 2 * {3}",
    '`1`{ value="a[{1: 2}]" }',
    "x_{1}",
    "$$\n\\operatorname*{min}\n$$",
]


def faults(text):
    return [fault for fault in text_faults(text, Path("page.md")) if "attributes" in fault.message]


@pytest.mark.parametrize("text", READ)
def test_what_is_read_as_attributes_is_named(text):
    (fault,) = faults(text)
    assert fault.line == READ[text]
    read = fault.message.split("`")[1]
    assert faults(text.replace(read, f" `{read}`")) == []


@pytest.mark.parametrize("text", NOT_READ)
def test_attributes_and_plain_braces_are_no_fault(text):
    assert faults(text) == []


RUN = "```python\nn = [1, 2]\n```\n\n"
UNREAD = {
    "no quotes": "It is `9`{ value=n[1] }.",
    "curly quotes": "It is `9`{ value=“n[1]” }.",
    "another name": 'It is `9`{ val="n[1]" }.',
    "two lines": 'It is `9`{\nvalue="n[1]" }.',
    "two blanks": 'It is `9`{  value="n[1]" }.',
    "a blank before": 'It is `9` { value="n[1]" }.',
    "a colon": 'It is `9`{: value="n[1]" }.',
    "a class": 'It is `9`{ .x value="n[1]" }.',
    "a class behind": 'It is `9`{ value="n[1]" .x }.',
    "no expression": 'It is `9`{ value="" }.',
    "two backticks": 'It is ``9``{ value="n[1]" }.',
    "a cell": "| a |\n|---|\n| `9`{ value=n[1] } |",
}


@pytest.mark.parametrize("text", UNREAD.values(), ids=UNREAD)
def test_a_number_that_nothing_binds_is_named(text):
    found = text_faults(RUN + text, Path("page.md"))
    assert any("binds no number" in fault.message for fault in found), found
    assert text_faults(f'{RUN}It is `2`{{ value="n[1]" }}.\n', Path("page.md")) == []
