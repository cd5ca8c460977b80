from pathlib import Path

import pytest

from lessonkit.reading.pages import Page
from lessonkit.translating.fence_contents import code_difference
from lessonkit.translating.parity import parity_faults

ENGLISH = """# Title {#title}

First, $a + b$ and [a link](x.md).

Second.

| a | b |
|---|---|
| 1 | 2 |

```python
print("loss")
x = 1
```

$$
\\text{loss} = 1
$$
"""
CHINESE = ENGLISH.replace("Second.", "第二。").replace('"loss"', '"損失"').replace("text{loss}", "text{損失}")


def faults(english, chinese):
    return parity_faults(Page(english, Path("en.md")), Page(chinese, Path("zh.md")))


def test_languages_may_differ_in_words_strings_and_text_in_formulas():
    assert faults(ENGLISH, CHINESE) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("{#title}", "{#titel}", 1, "heading"),
        ("$a + b$", "$a - b$", 3, "formula a+b"),
        ("x.md", "y.md", 3, "link x.md"),
        ("第二。\n\n", "", 5, "paragraph"),
        ("| 1 | 2 |\n", "", 9, "table row"),
        ("x = 1", "x = 2", 13, "lacks `x = 1` and has `x = 2`"),
        ("x = 1\n", "", 13, "lacks `x = 1` and has `nothing`"),
        ("= 1\n$$", "= 2\n$$", 16, "formula"),
    ],
)
def test_what_one_language_lacks_is_named_with_its_line(old, new, line, words):
    found = faults(ENGLISH, CHINESE.replace(old, new))
    assert any(fault.line == line and words in fault.message for fault in found), found


DIFFERENT = {
    "link by reference": ("See [it][l].\n\n[l]: a.md\n", "見[它][l]。\n\n[l]: b.md\n", "link a.md"),
    "link by its words": ("See [l][].\n\n[l]: a.md\n", "見 [l][]。\n\n[l]: b.md\n", "link a.md"),
    "link by its words alone": ("See [l].\n\n[l]: a.md\n", "見 [l]。\n\n[l]: b.md\n", "link a.md"),
    "link by another name": ("See [it][k].\n\n[k]: a\n[l]: b\n", "見[它][l]。\n\n[k]: a\n[l]: b\n", "link a"),
    "link without definition": ("See [it][l].\n\n[l]: a.md\n", "見[它][k]。\n\n[l]: a.md\n", "link a.md"),
    "definition above and on two lines": ("[L]:\n  a.md\n\n[l]", "[L]:\n  b.md\n\n[l]", "link a.md"),
    "definition with a title": ("[l]: <a.md> 'A'\n\n[l]", "[l]: <b.md> '甲'\n\n[l]", "link a.md"),
    "link with a title": ('See [it](a.md "A").\n', '見[它](b.md "甲")。\n', "link a.md"),
    "link in angle brackets": ("See [it](<a.md>).\n", "見[它](<b.md>)。\n", "link a.md"),
    "link with parentheses": ("See [it](a_(x).md).\n", "見[它](a_(y).md)。\n", "link a_(x).md"),
    "link around brackets": ("See [the [x]](a.md).\n", "見[那個 [x]](b.md)。\n", "link a.md"),
    "link over two lines": ("See [it\nall](a.md).\n", "見[全部](b.md)。\n", "link a.md"),
    "link around a picture": ("[![A](a.png)](a.md)\n\nB.", "[![甲](a.png)](b.md)\n\n乙。", "link a.md"),
    "picture in a sentence": ("So ![A](a.png) is.\n", "這 ![甲](b.png)。\n", "link a.png"),
    "picture by reference": ("So ![A][p].\n\n[p]: a.png", "![甲][p]。\n\n[p]: b.png", "link a.png"),
    "address as a link": ("<https://a.example/>.\n", "<https://b.example/>。\n", "link https://a.example/"),
    "address of mail": ("<me@a.example>.\n", "<me@b.example>。\n", "link mailto:me@a.example"),
    "address in the text": (
        "See https://a.example/x.\n",
        "見 https://a.example/y。\n",
        "link https://a.example/x",
    ),
    "link in a table": ("| [A](a.md) |\n", "| [甲](b.md) |\n", "link a.md"),
    "link in another column": ("| [A](a.md) | b |\n", "| 乙 | [甲](a.md) |\n", "link a.md in column 1"),
    "formula in another column": ("| $a$ | $b$ |\n", "| $b$ | $a$ |\n", "formula a in column 1"),
    "link in the title of a box": ('!!! note "[A](a.md)"\n', '!!! note "[甲](b.md)"\n', "link a.md"),
    "setting of a widget": ("[Set](widget:eta?v=1).\n", "[設](widget:eta?v=2)。\n", "link widget:eta?v=1"),
    "console": ("```console\n$ make serve\n```\n", "```console\n$ make build\n```\n", "`$ make serve`"),
    "console, a line more": (
        "```console\n$ a\n$ b\n```\n",
        "```console\n$ a\n```\n",
        "`$ b` and has `nothing`",
    ),
    "console, a comment": ("```console\n$ a  # 5 s\n```\n", "```console\n$ a  # 6 秒\n```\n", "`$ a  # 5 s`"),
    "console, no comment": (
        "```console\n$ git show a#b\n```\n",
        "```console\n$ git show a#甲\n```\n",
        "a#b`",
    ),
    "toml": ('```toml\nx = "a"\n```\n', '```toml\nx = "b"\n```\n', '`x = "a"`'),
    "toml, behind a sign in a string": ('```toml\nx = "a # b"\n```\n', '```toml\nx = "a # 甲"\n```\n', "# b"),
    "yaml": ("```yaml\na: [1]\n```\n", "```yaml\na: [2]\n```\n", "`a: [1]`"),
    "yaml, indented": ("```yaml\na:\n  b: 1\n```\n", "```yaml\na:\nb: 1\n```\n", "`b: 1`"),
    "output, a number": ("```text\nloss 1.5\n```\n", "```text\n損失 1.6\n```\n", "`loss 1.5`"),
    "output, a line": ("```text\na\nb\n```\n", "```text\n甲\n```\n", "`b` and has `nothing`"),
    "output without words": ("```text\nTrue\n```\n", "```text\nFalse\n```\n", "`True`"),
    "page in miniature": (
        "A.\n\n````markdown\nB.\n\n```python\nx = 1\n```\n````\n",
        "甲。\n\n````markdown\n乙。\n\n```python\nx = 2\n```\n````\n",
        ":7: zh.md, line 6, lacks `x = 1`",
    ),
    "marked lines": ('```python hl_lines="1"\nx\n```', '```python hl_lines="2"\nx\n```', 'hl_lines="1"'),
    "numbered lines": ('```python linenums="1"\nx\n```', "```python\nx\n```", 'linenums="1"'),
    "name of a file": ('```python title="a.py"\nx\n```', '```python title="b.py"\nx\n```', 'title="a.py"'),
    "title of a fence": ('```python title="A"\nx\n```', "```python\nx\n```", 'title="…"'),
    "footnote": ("A.[^1]\n\n[^1]: Source.\n", "甲。\n\n[^1]: 來源。\n", "note 1"),
    "footnotes in another order": ("A[^a] B[^b].\n", "甲[^b]乙[^a]。\n", "note a b"),
    "definition of a footnote": ("A.[^1]\n\n[^1]: B.\n", "甲。[^1]\n\n[^2]: 乙。\n", "lacks this footnote 1"),
    "nested item": ("- a\n    - b\n", "- 甲\n- 乙\n", "indentation of 4"),
    "nested paragraph": ("- a\n\n    b\n", "- 甲\n\n乙\n", "indentation of 4"),
    "nested box": ("!!! note\n\n    !!! tip\n\n        A.\n", "!!! note\n\n!!! tip\n\n    甲。\n", "of 4"),
    "nested code": ("- a\n\n    ```python\n    x\n    ```\n", "- 甲\n\n```python\nx\n```\n", "of 4"),
    "number of an item": ("3. a\n", "1. 甲\n", "number 3"),
    "kind of a box": ("!!! note\n\n    A.\n", "!!! tip\n\n    甲。\n", "admonition !!! note"),
    "class of a box": ("!!! note inline\n\n    A.\n", "!!! note\n\n    甲。\n", "box !!! note inline"),
    "title of a box": (
        '!!! note "A"\n\n    A.\n',
        "!!! note\n\n    甲。\n",
        "box !!! note …",
    ),
    "number of an exercise": ('??? tip "X04.1 · A"\n', '??? tip "X04.2 · 甲"\n', "name X04.1"),
    "quotation": ("> A.\n", "甲。\n", "quote > paragraph"),
    "list in a quotation": ("> - A.\n", "> 甲。\n", "quote > list item"),
    "tag": ("A <kbd>x</kbd>.\n", "甲 <b>x</b>。\n", "tag <kbd>"),
    "attribute of a tag": (
        '<div class="a" markdown>\n',
        '<div class="b" markdown>\n',
        'tag <div class="a" markdown>',
    ),
    "bare attribute of a tag": ("<div markdown>\n", "<div>\n", "tag <div markdown>"),
    "link of a tag": ('A <a href="a">b</a>.\n', '甲 <a href="b">乙</a>。\n', '<a href="a">'),
    "class in braces": ("A [b](c){ .d }.\n", "甲[乙](c)。\n", "attribute .d"),
    "attribute in braces": ("*A*{ data-x=1 }.\n", "*甲*{ data-x=2 }。\n", 'attribute data-x="1"'),
    "width of a figure": ("![A](a.svg){ width=1 }\n", "![甲](a.svg){ width=2 }\n", 'attribute width="1"'),
    "columns to the right": ("| a |\n|--:|\n", "| 甲 |\n|---|\n", "alignment -:"),
    "columns in the middle": ("| a |\n|:-:|\n", "| 甲 |\n|:--|\n", "alignment :-:"),
    "key": ("---\nhide: [toc]\n---\n", "---\ndescription: 甲\n---\n", "entry hide"),
    "given number": (
        '---\ngiven: {"0.5": "A"}\n---\n',
        '---\ngiven: {"0.6": "甲"}\n---\n',
        "entry given: 0.5",
    ),
    "what is covered": (
        "---\ncovers: {S1-1: a}\n---\n",
        "---\ncovers: {S1-2: a}\n---\n",
        "covers: S1-1 in a",
    ),
    "where it is taught": ("---\nsee: {Q01.1: a}\n---\n", "---\nsee: {Q01.1: b}\n---\n", "see: Q01.1 in a"),
    "equivalent answer": (
        '---\nequivalent: {x01-1: {"if a:": "so"}}\n---\n',
        '---\nequivalent: {x01-1: {"if b:": "因此"}}\n---\n',
        "equivalent: x01-1 in ['if a:']",
    ),
    "where it is": ("---\ncovers: {S1-1: a}\n---\n", "---\ncovers: {S1-1: b}\n---\n", "covers: S1-1 in a"),
    "limit of time": ("---\ntime_limit: 5\n---\n", "---\ntime_limit: 6\n---\n", "time_limit: 5"),
    "processes": ("---\nprocesses: 2\n---\n", "---\nprocesses: 3\n---\n", "processes: 2"),
    "formula on one line": ("$$x + y$$\n", "$$x - y$$\n", "formula x+y"),
    "formula in parentheses": ("The \\(a\\).\n", "這個 \\(b\\)。\n", "formula a"),
    "formula in brackets": ("\\[\na\n\\]\n", "\\[\nb\n\\]\n", "formula a"),
    "formula in an environment": (
        "\\begin{align}\na\n\\end{align}\n",
        "\\begin{align}\nb\n\\end{align}\n",
        "align}a",
    ),
    "bound number": ('`1`{ value="x" }', '`2`{ value="x" }', "bound number 1 = x"),
    "expression": ('`1`{ value="x" }', '`1`{ value="y" }', "bound number 1 = x"),
    "bound number in another column": (
        '| `1`{ value="x" } | b |\n',
        '| 乙 | `1`{ value="x" } |\n',
        "1 = x in column 1",
    ),
    "open tab": ('===+ "A"\n\n    B.\n', '=== "甲"\n\n    乙。\n', "box ===+"),
    "code in a sentence": ("Call `mse`.\n", "呼叫 `mae`。\n", "`mse`"),
}
SAME = {
    "titles and words of links": (
        '[A](a.md "A") [b][l]\n\n[l]: b.md "B"\n',
        '[甲](a.md) [乙][l]\n\n[l]: b.md "乙"\n',
    ),
    "links in another order": ("[A](a.md), [B](b.md)\n", "[乙](b.md)、[甲](a.md)\n"),
    "an address before a full stop": ("See https://a.example/x.\n", "見 https://a.example/x。\n"),
    "comments": ("```console\n$ make  # takes long\n```\n", "```console\n$ make  # 要很久\n```\n"),
    "outputs in words": ("```text\n5 of 6, 2 left\n```\n", "```text\n剩 2，6 之中的 5\n```\n"),
    "titles of fences": ('```python title="A"\nx\n```', '```python title="甲"\nx\n```'),
    "titles of boxes": ('!!! note "A"\n', '!!! note "甲"\n'),
    "lines of a quotation": ("> A\n> b.\n", "> 甲。\n"),
    "alternatives": ('<img alt="A" src="a">\n', '<img src="a" alt="甲">\n'),
    "the language of a word": ('A *橫列*{ lang="zh-Hant" }.\n', "甲*橫列*。\n"),
    "the width of a table": ("| loss |\n|-----:|\n", "| 損失 |\n|--:|\n"),
    "reasons of equivalents": (
        '---\nequivalent: {x01-1: {"if a:": "so"}}\n---\n',
        '---\nequivalent: {x01-1: {"if a:": "因此"}}\n---\n',
    ),
    "reasons": ('---\ngiven: {"0.5": "by hand"}\n---\n', '---\ngiven: {"0.5": "手選"}\n---\n'),
    "code that one names again": ("`f` gives it, and `g`.\n", "`f` 算出來。\n"),
    "code in words": ('Write `title="A"`.\n', '寫 `title="甲"`。\n'),
    "front matter that cannot be read": ("---\na: [\n---\n", "---\na: [\n---\n"),
    "broken declarations": ("A <![B <!C <?D <<a@b>![E.\n", "甲 <![乙 <!丙 <?丁 <<a@b>![戊。\n"),
    "signs of less": ("If a<b or c <d, $x<y$.\n", "若 a<b 或 c <d，$x<y$。\n"),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_is_not_words_must_be_the_same(name):
    english, chinese, words = DIFFERENT[name]
    assert any(words in str(fault) for fault in faults(english, chinese)), faults(english, chinese)
    assert faults(chinese, english)
    assert not faults(english, english)


@pytest.mark.parametrize("name", SAME)
def test_what_is_words_may_differ(name):
    assert faults(*SAME[name]) == []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ('open("a.svg")', 'open("b.svg")'),
        ('print(f"loss {x:.2f}")', 'print(f"損失 {x:.3f}")'),
        ("x = 1  # a", "x = 1  # b"),
        ('"loss"', "損失"),
    ],
)
def test_only_strings_with_words_may_differ(here, there):
    assert code_difference(here, there)


@pytest.mark.parametrize(
    ("here", "there"), [('draw("en")', 'draw("zh-Hant")'), ('f"loss {x:.2f}"', 'f"損失 {x:.2f}"'), ("", "")]
)
def test_strings_that_a_reader_sees_may_differ(here, there):
    assert code_difference(here, there) is None


@pytest.mark.parametrize(
    ("english", "chinese", "same"),
    [
        ("In 1964 he said so.", "他在 1964 年這麼說。", True),
        ("In 1964 he said so.", "他在 1946 年這麼說。", False),
        ("Good to 0.5 of a unit.", "準到 0.5 個單位。", True),
        ("Good to 0.5 of a unit.", "準到 0.05 個單位。", False),
        ("From 1,000 and 250 of them.", "250 個，從 1,000 個裡。", True),
        ("All 1000 of them.", "全部 100 個。", False),
        ("Ten of 12 readings.", "12 筆裡的 10 筆。", True),
    ],
)
def test_numbers_in_words_are_the_same(english, chinese, same):
    found = faults(f"{english}\n", f"{chinese}\n")
    assert (found == []) is same
    assert same or "written number" in str(found[0])
