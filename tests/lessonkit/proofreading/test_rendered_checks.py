"""Source and page are the same blocks, or the page is refused at the line where they part."""

from pathlib import Path

import pytest

from lessonkit.proofreading import rendered_checks
from lessonkit.proofreading.rendered_checks import check_rendered
from lessonkit.proving.examples import text_faults
from lessonkit.reading.pages import Page

SAME = {
    "an autolink": "See <https://a.example/>.\n",
    "a backslash": "a \\* b \\_ c\n",
    "bold in Chinese": "這是**重點。**因為\n",
    "a box within a box": '??? note "T"\n\n    Text\n\n    !!! tip\n\n        More.\n',
    "a box right below its head": '!!! note "T"\n    Text\n',
    "code with backticks in it": "``a ` b`` end\n",
    "code with underscores in a heading": "## The `x_y` {#a}\n",
    "entities": "AT&T, R&amp;D &lt; 2\n",
    "a fence in a box": "!!! note\n\n    ```python\n    x = 1\n    ```\n",
    "a fence in a quote": "> ```python\n> x = 1\n> ```\n",
    "a fence with tildes": "~~~python\nx = 1\n~~~\n",
    "a footnote of two paragraphs": "A claim.[^1]\n\n[^1]: Source.\n\n    More.\n",
    "a formula in a heading": "## The slope $w$ {#slope}\n",
    "formulas with signs of Markdown": "$a_1 * b_1$ and $c*d$, $a<b$ and $c>d$, [the $x$](a.md)\n",
    "a formula on lines of its own in a list": "- a\n\n    $$\n    x\n    $$\n\n- b\n",
    "a frame": '<div class="x" markdown>\n\nText\n\n</div>\n',
    "a generated list": "# T {#t}\n\nBefore.\n\n[terms]\n\nBehind.\n",
    "inline HTML": "Press <kbd>A</kbd>, see <a href='b.md'>b</a>.<br>Go on.\n",
    "links in all forms": "[a](b.md), [c](d_(e).md 'T'), [f](<g.md>), [h][i], [i][], [i]\n\n[i]: j.md\n",
    "a list four deep": "- a\n    - b\n        - c\n\n            text\n",
    "a list of two kinds of marks": "* a\n* b\n- c\n",
    "a loose list": "- a\n\n    more\n\n- b\n",
    "a numbered list": "1. one\n\n    ```python\n    x = 1\n    ```\n\n2. two\n",
    "a quiz": '??? quiz "Q01.1 · Why $x$?"\n\n    - [ ] no\n\n        Since.\n\n    - [x] yes\n',
    "a quote": "> A quote\n> goes on.\n",
    "a table in a list": "- item\n\n    | a | b |\n    |---|:-:|\n    | `c|d` | x \\| y |\n",
    "a table with a head alone": "| a |\n|---|\n",
    "tabs": '=== "A"\n\n    one\n\n=== "B"\n\n    two\n',
    "a bound number in a formula": 'It is $x = `2`{ value="l[1]" }$.\n\n$$\nx = `2`{ value="l[1]" }\n$$\n',
    "two dollars": "It costs $5 and then $6 more.\n",
    "two lines of one paragraph": "2 * 3 is 6,\nmy_long_name is one\n",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_blocks_that_are_rendered_as_written_are_no_fault(text):
    assert not list(check_rendered(Page(text, Path("page.md"))))


PARTED = {  # the page, the line that is named, and how it should be written
    "a list below a sentence": ("Three:\n- one\n- two\n", 2, "blank line above a list"),
    "a list below a Chinese sentence": ("三步：\n1. 一\n2. 二\n", 2, "blank line above a list"),
    "a table below a sentence": ("Look:\n| a | b |\n|---|---|\n| 1 | 2 |\n", 2, "blank line above a table"),
    "a year at the start of a line": ("It was in\n1999. That year.\n", 2, "`1999\\.`"),
    "a number with a parenthesis": ("1) one\n2) two\n", 1, "`1.`"),
    "a list from 2": ("2. two\n3. three\n", 1, "number a list from 1"),
    "a list of ones": ("1. one\n1. two\n", 2, "number a list from 1"),
    "a number after code": ("1. one\n\n```python\nx = 1\n```\n\n2. two\n", 7, "indent by four"),
    "a number after a paragraph": ("1. one\n\nmore\n\n2. two\n", 5, "indent by four"),
    "two lists in one": ("- a\n\n1. b\n", 3, "number a list from 1"),
    "a list indented by two": ("- a\n  - b\n", 2, "write 0 blanks, or 4"),
    "a paragraph indented by two": ("- a\n\n  more\n", 3, "write 0 blanks, or 4"),
    "a fence indented by three": ("1. one\n\n   ```python\n   x = 1\n   ```\n", 3, "write 0 blanks, or 4"),
    "a box indented by two": ("!!! note\n\n  Inside.\n", 1, "indent what belongs to it by 4"),
    "a tab without content": ('=== "A"\n\none\n', 1, "indent what belongs to it by 4"),
    "a box with a tab sign": ("!!! note\n\n\tInside.\n", 1, "indent what belongs to it by 4"),
    "a box with the wrong quotes": ("!!! note 'T'\n\n    Text\n", 1, '`!!! note "Title"`'),
    "a heading without a blank": ("##Rows\n\nText.\n", 1, "`\\#` for a number sign"),
    "a number sign at the start of a line": ("The rules:\n#1 is to look.\n", 1, "`\\#` for a number sign"),
    "a heading of seven": ("####### Rows\n", 1, "`\\#` for a number sign"),
    "a heading by a line below": ("Some text\n---\n", 1, "blank line above a line of `---`"),
    "a heading by equal signs": ("Title\n=====\n", 1, "blank line above a line of `---`"),
    "a bar in a formula in a table": ("| a | b |\n|---|---|\n| $|r|$ | 1 |\n", 3, "`\\vert`"),
    "a bar in a formula in a table's head": ("| $|r|$ | b |\n|---|---|\n| 1 | 2 |\n", 1, "`\\vert`"),
    "a row with too few cells": ("| a | b |\n|---|---|\n| 1 |\n", 3, "as many cells"),
    "a row with too many cells": ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", 3, "as many cells"),
    "a table without outer bars": ("a | b\n--|--\n1 | 2\n", 1, "begin and end each row with `|`"),
    "a formula in double dollars": ("Then $$x$$ follows.\n", 1, "between `$` signs in a sentence"),
    "a formula in parentheses": ("The \\(x\\) here.\n", 1, "between `$` signs in a sentence"),
    "a formula in brackets": ("\\[\nx\n\\]\n", 1, "between `$` signs in a sentence"),
    "a formula in an environment": (
        "\\begin{align}\nx\n\\end{align}\n",
        1,
        "between `$` signs in a sentence",
    ),
    "a formula with a comment": ("It is $50% + 1$ now.\n", 1, "write `\\%`"),
    "an embedded section in a quote": (
        '```python\nfrom torch import Tensor\n```\n\n> ```python\n> --8<-- "nudge/losses.py:mse"\n> ```\n',
        5,
        "in no quote",
    ),
    "an image that is no figure": ("See ![x](a.svg) here.\n", 1, "blank lines around it"),
    "an open backtick": ("See `a end.\n", 1, "backslash"),
    "open asterisks": ("See **a end.\n", 1, "backslash"),
    "attributes of a paragraph": ("Text {.x}\n", 1, "backslash"),
    "a link to nowhere": ("See [a][b] here.\n", 1, "backslash"),
    "a link with a blank": ("See [it](a b.md).\n", 1, "backslash"),
    "HTML that is not Markdown": ('<div class="x">\n\n**Text**\n\n</div>\n', 3, "backslash"),
    "HTML with text of its own": ("<p>Hello</p>\n", 1, "write it in Markdown"),
}


@pytest.mark.parametrize(("text", "line", "mend"), PARTED.values(), ids=PARTED)
def test_what_markdown_reads_otherwise_is_refused_with_the_way_out(text, line, mend):
    faults = text_faults(text, Path("page.md"))
    assert any(fault.line == line and mend in fault.message for fault in faults), faults


def test_what_another_fault_blurs_is_not_told_twice():
    (fault,) = text_faults("# No id\n\nText.\n", Path("page.md"))
    assert "has no id" in fault.message


NUMBER = 'It is `3`{ value="1 + 2" }.\n'
CODE = '<div class="highlight"><pre><code class="language-python">x = 2</code></pre></div>'
QUIZ = '??? quiz "Q01.1 · Why?"\n\n    - [x] yes\n'
WRONG = '<details class="quiz"><summary>Q01.1 · Why?</summary><ul><li>[ ] yes</li></ul></details>'
LOST = {
    "a paragraph": ("One.\n\nTwo.\n", "<p>One.</p>"),
    "a number": (NUMBER, '<p>It is <span class="bound" title="1 + 2">4</span>.</p>'),
    "an expression": (NUMBER, '<p>It is <span class="bound" title="2 + 1">3</span>.</p>'),
    "a link": ("See [it](a.md).\n", '<p>See <a href="b.md">it</a>.</p>'),
    "a note": ("A claim.\n", '<p>A claim.<sup><a class="footnote-ref" href="#fn:1">1</a></sup></p>'),
    "code": ("```python\nx = 1\n```\n", CODE),
    "a formula": ("Here $x$.\n", '<p>Here <span class="arithmatex">\\(y\\)</span>.</p>'),
    "a figure": ("![A line](a.svg)\n", '<p><img alt="A line" src="b.svg"></p>'),
    "an option": (QUIZ, WRONG),
    "an id": ("# A {#a}\n", '<h1 id="b">A</h1>'),
}


@pytest.mark.parametrize(("text", "html"), LOST.values(), ids=LOST)
def test_whatever_is_lost_or_changed_on_the_way_is_found(text, html, monkeypatch):
    monkeypatch.setattr(rendered_checks, "understood", lambda _: html)
    assert list(check_rendered(Page(text, Path("page.md"))))


FOREIGN = {  # what other dialects know, or what a slip of the finger makes, and what it was to be
    "~~gone~~ text": "~~",
    "==stressed== text": "==s",
    ":smile: it": ":smile:",
    "++ctrl+c++ it": "++ctrl+",
    "{++added++} it": "{++",
    "A^[note] here": "^[",
    "*[HTML]: a language": "*[",
    "Term\n:   Definition": ":",
    "＃ 標題": "＃",
    "The $ x $ is": "$",
    "The $x $ is": "$",
    "The \\alpha is": "\\a",
    "(it)[a.md]": ")[a.md",
    "[it] (a.md)": "] (a.md",
    "見[它]（a.md）": "]（a.md",
    "照{zh-TW: 臺灣}的說法": "{zh-TW:",
    "照{zh-Hant：臺灣}的說法": "{zh-Hant：",
    "照{ zh-Hant: 臺灣}的說法": "{ zh-Hant:",
}


@pytest.mark.parametrize("text", FOREIGN)
def test_markup_that_this_site_does_not_know_is_refused(text):
    (fault,) = text_faults(f"Above.\n\n{text}\n", Path("page.md"))
    assert fault.line == 3
    assert f"the page shows `{FOREIGN[text]}" in fault.message
    if "\n" not in text:
        assert text_faults(f"Above.\n\n`{text}`\n", Path("page.md")) == []


KNOWN = [
    "It costs $5 and $6.",
    "At 10:30: go; see C: and D:",
    "x == y, a ~ b, C++ and 1 + 1",
    "見[它]（真的）",
]


@pytest.mark.parametrize(
    "text", [*KNOWN, "照{zh-Hant: 臺灣}{zh-Hans: 大陸}的說法", "[0, 1] (closed)", "Wow! [a](b.md)"]
)
def test_signs_that_are_words_are_no_fault(text):
    assert text_faults(f"{text}\n", Path("page.md")) == []
