"""What Markdown takes for markup and a reader misses is named, and gone once the advice is followed."""

from pathlib import Path

import pytest

from lessonkit.proving.examples import text_faults

MISREAD = {  # the page, the line that is named, and the page as mended
    "a type": ("The type list<int> here\n", 1, "The type `list<int>` here\n"),
    "a name to fill in": ("Write\n<name> here\n", 2, "Write\n`<name>` here\n"),
    "two comparisons": ("if a<b and c>d\n", 1, "if a < b and c > d\n"),
    "a tag that nothing closes": ("- a <b>bold\n", 1, "- a <b>bold</b>\n"),
    "a tag that closes nothing": ("Text</sub> more\n", 1, "Text more\n"),
    "tags in disorder": ("<b>a<i>b</b>c</i>\n", 1, "<b>a<i>b</i></b>\n"),
    "a block's tag in a text": ("Text <div> more\n", 1, "Text `<div>` more\n"),
    "a tag in a title": ('!!! note "The <name>"\n\n    Text\n', 1, '!!! note "The `<name>`"\n\n    Text\n'),
    "a product": ("Here w*x*y is it.\n", 1, "Here w * x * y is it.\n"),
    "powers": ("So x**2 + y**2 = 1.\n", 1, "So $x^2 + y^2 = 1$.\n"),
    "a product of numbers": ("2*3*4 is 24.\n", 1, "`2*3*4` is 24.\n"),
    "a product of brackets": ("(a + b)*(c)*(d)\n", 1, "`(a + b)*(c)*(d)`\n"),
    "a method": ("Its __init__ is\n", 1, "Its `__init__` is\n"),
    "prices in Chinese": ("花了$5，又花了$6。\n", 1, "花了\\$5，又花了\\$6。\n"),
    "prices": ("From $6-$7 a month\n", 1, "From \\$6-\\$7 a month\n"),
    "words in a formula": ("It is $損失$ now.\n", 1, "It is $\\text{損失}$ now.\n"),
}
READ_AS_MEANT = {
    "an address first": "<https://a.example/> is it.\n",
    "a key first": "<kbd>A</kbd> is a key.\n",
    "tags in each other": 'H<sub>2</sub>O <span class="x">a <b>b</b></span><br>c<wbr>d\n',
    "comparisons with blanks": "if a < b and c > d\n",
    "stress in Chinese": "這**很**好，*也*是，（x）**很**好\n",
    "a part of a word": "the *n*th of the **tensor**s\n",
    "a single asterisk": "R* and a*b\n",
    "stress by underscores": "a __bold word__ here\n",
    "formulas": "$a*b*c$ and $x<y$ and $z>0$ and $\\text{損失}$\n",
    "code": "`a*b*c`, `<name>`, `__init__`\n",
}


def faults(text):
    return text_faults(text, Path("page.md"))


@pytest.mark.parametrize(("text", "line", "mended"), MISREAD.values(), ids=MISREAD)
def test_what_a_reader_would_miss_is_named_and_can_be_mended(text, line, mended):
    found = faults(text)
    assert [fault.line for fault in found][:1] == [line], found
    assert "Markdown" in found[0].message
    assert faults(mended) == []


@pytest.mark.parametrize("text", READ_AS_MEANT.values(), ids=READ_AS_MEANT)
def test_what_is_read_as_meant_is_no_fault(text):
    assert faults(text) == []
