from pathlib import Path

import pytest

from lessonkit.pages import Page
from lessonkit.parity import code_difference, parity_faults

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
