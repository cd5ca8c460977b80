"""A page as plain Markdown, cut where a reader is to run code."""

from pathlib import Path

import pytest

from lessonkit.reading.pages import Page
from lessonkit.taking.plain_markdown import plain_markdown

URL = "https://site.example/en/lessons/a.md"


def block(code, *info):
    return f"```{' '.join(['python', *info])}\n{code}\n```\n\n"


def parts(text):
    """Return a page as plain Markdown, with the content of its cells between."""
    found = plain_markdown(Page(text, Path("page.md")), URL, "Figure:")
    return [part if isinstance(part, str) else [part.source.rstrip("\n")] for part in found]


PLAIN = {
    "front-matter": ("---\ndescription: x\n---\n\n# A {#a}\n", "# A"),
    "heading": ("## A $x_{1}$ {#a-b}\n\nText.", "## A $x_{1}$\n\nText."),
    "bound": ("It is `−1,763.9`{ value=\"x['a']\" }.", "It is −1,763.9."),
    "bound-in-title": ("!!! note \"At `7`{ value='x' }\"\n\n    A.", "> **At 7**\n>\n> A."),
    "attributes": (
        "[A](https://a.example/b.md){ .wide #x title='a b' }, *b*{lang=en}",
        "[A](https://a.example/b.md), *b*",
    ),
    "code-stays": ("`{#a}` and `` [^1] `x` `` and `[a](b.md)`", "`{#a}` and `` [^1] `x` `` and `[a](b.md)`"),
    "formula-stays": (r"$\text{a}_{#b}$ and $\frac{1}{2}[^1]$", r"$\text{a}_{#b}$ and $\frac{1}{2}[^1]$"),
    "formula": ("A\n\n$$\na \\\\\n  b\n$$\n\nB", "A\n\n$$ a \\\\ b $$\n\nB"),
    "formula-in-quote": ("!!! note\n\n    $$\n    a\n    + b\n    $$\n", "> **Note**\n>\n> $$ a + b $$"),
    "figure": ('![At `7`{ value="x" }, high](a.svg)', "*Figure:* At 7, high"),
    "figure-with-brackets": (r"![In [0, 1], not \[0, 1)](a.svg)", r"*Figure:* In [0, 1], not \[0, 1)"),
    "link": ("[a](b.md#c)", "[a](https://site.example/en/lessons/b/#c)"),
    "link-to-index": ('[a](../index.md "t")', '[a](https://site.example/en/ "t")'),
    "link-to-heading": ("[a $x$](#c)", "[a $x$](https://site.example/en/lessons/a/#c)"),
    "link-away": ("[a](https://b.example/c.md)", "[a](https://b.example/c.md)"),
    "notes": (
        "A[^b] B[^a] C[^b]: d.\n\n[^a]: One.\n\n    More.\n[^b]: Two.",
        "A[1] B[2] C[1]: d.\n\n- [2] One.\n\n    More.\n- [1] Two.",
    ),
    "notes-beside-code": ("`[^x]` and $[^y]$: A[^a].\n\n[^a]: B.", "`[^x]` and $[^y]$: A[1].\n\n- [1] B."),
    "box": ('!!! warning inline "T"\n    A\n    B\n\n    - c\n\nD', "> **T**\n>\n> A\n> B\n>\n> - c\n\nD"),
    "box-without-title": ('!!! note ""\n\n    A.', "> A."),
    "boxes": ('!!! note "A"\n\n    A\n\n!!! tip "B"\n\n    B', "> **A**\n>\n> A\n\n> **B**\n>\n> B"),
    "box-in-list": (
        '- a\n\n    !!! note "T"\n\n        A\n\n- b',
        "- a\n\n    > **T**\n    >\n    > A\n\n- b",
    ),
    "folded": (
        '??? tip "T `<a>`"\n\n    A\n\nB',
        "> <details><summary>T <code>&lt;a&gt;</code></summary>\n>\n> A\n>\n> </details>\n\nB",
    ),
    "folded-in-box": (
        '!!! note "T"\n\n    ???+ tip "U"\n\n        A\n\n    B',
        "> **T**\n>\n> > <details><summary>U</summary>\n> >\n> > A\n> >\n> > </details>\n>\n> B",
    ),
    "tabs": ('=== "A"\n\n    a\n\n    - b\n\n=== "C"\n\n    c', "**A**\n\na\n\n- b\n\n**C**\n\nc"),
    "quiz": (
        '??? question "Q01.2 · Why?"\n\n    - [ ] so\n\n        No.\n\n    - [x] `so`\n\n        Yes.\n',
        "> **Q01.2 · Why?**\n>\n> <details><summary><code>so</code></summary>✓\n>\n> Yes.\n>\n> </details>"
        "\n>\n> <details><summary>so</summary>✗\n>\n> No.\n>\n> </details>",
    ),
    "frames": ('A\n\n<div class="grid" markdown>\n\n`<div>`\n\n</div>\n\n</div>\n', "A\n\n`<div>`"),
    "tasks": ("- [ ] a\n- [x] b", "- [ ] a\n- [x] b"),
    "emphasis": ("**a**b, *c*，**對**因為（**d**）`**。**e`", "**a**b, *c*，**對**因為（**d**）`**。**e`"),
    "emphasis-beside-a-word": (
        "**對。**因為 $a*b$ 是*「乙」和丙*，**$x$** 值",
        "<strong>對。</strong>因為 $a*b$ 是<em>「乙」和丙</em>，**$x$** 值",
    ),
    "other-fence": ('```yaml title="a.yml"\na: "{#b}"\n```', '```yaml\n# a.yml\na: "{#b}"\n```'),
    "fence-in-fence": ("````markdown\n```python\n1\n```\n````", "````markdown\n```python\n1\n```\n````"),
    "answer": (
        '??? tip "S"\n\n'
        + "    ```python wrong='x'\n    a = 1\n\n\n    b\n    ```\n\n    ```text\n    1\n    ```",
        "> <details><summary>S</summary>\n>\n> ```python\n> a = 1\n>\n>\n> b\n> ```\n>\n"
        "> ```text\n> 1\n> ```\n>\n> </details>",
    ),
}
CUT = {
    "cell": ("A\n\n" + block("1") + "```text\n1\n```\n\nB", ["A", ["1"], "B"]),
    "cells": (block("1", 'title="a.py"') + block("2"), [["1"], ["2"]]),
    "cell-in-box": (
        '??? note "T"\n\n    A\n\n    ```python\n    a\n    ```\n\n    ```text\n    1\n    ```\n\n    B\n\nC',
        ["> **T**\n>\n> A", ["a"], "> B\n\nC"],
    ),
    "cell-at-the-end-of-a-box": (
        '!!! note "T"\n\n    ```python\n    a\n    ```\n\nC',
        ["> **T**", ["a"], "C"],
    ),
    "block-in-answer": (
        '??? tip "S"\n\n' + "    ```python solution='x'\n    a\n    ```\n\n    ```python\n    b\n    ```\n",
        [
            "> <details><summary>S</summary>\n>\n> ```python\n> a\n> ```\n>\n> ```python\n> b\n> ```\n>\n"
            "> </details>"
        ],
    ),
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_markdown(name):
    text, expected = PLAIN[name]
    assert parts(text) == [expected]


@pytest.mark.parametrize("name", CUT)
def test_cells_between(name):
    text, expected = CUT[name]
    assert parts(text) == expected
