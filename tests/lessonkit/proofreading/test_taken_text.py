"""What a notebook says in words is what its page says: whatever else it says is named at its block."""

from pathlib import Path

import nbformat
import pytest

from lessonkit.language.simplified import simplify
from lessonkit.proofreading.taken_text import text_faults
from lessonkit.reading.pages import Page
from lessonkit.taking.notebooks import notebook

PAGE = Page(
    """\
# 損失 $L_1$ {#loss}

損失是 `2.50`{ value="5 / 2" }，也就是 $L = w^2$，**很小**；看 `a[1]` 和[前一課](start-here.md)。[^1]

```python
a = 1
```

- 一項

    更多

| 名稱 | 值 |
|---|---|
| $w$ | 3 |

??? question "Q01.1 · 多少？"

    - [x] 4

        對。

[^1]: 來源 5 頁。
""",
    Path("docs/zh-Hant/lessons/page.md"),
)


@pytest.fixture(scope="module")
def made():
    return nbformat.writes(notebook(PAGE, "https://site.example/zh-Hant/lessons/page.md", "Site", "圖："))


def lines(folder, text, generated=False):
    file = folder / "a.ipynb"
    file.write_text(text, encoding="utf-8")
    return [fault.line for fault in text_faults(PAGE, file, generated)]


CHANGES = {
    "a bound number": ("2.50", "2.51", 3),
    "a formula": ("L = w^2", "L = w^3", 3),
    "a formula in a heading": ("L_1", "L_2", 1),
    "an index": ("a[1]", "a[2]", 3),
    "a cell": ("| 3 |", "| 7 |", 15),
    "a title": ("Q01.1", "Q01.2", 17),
    "a note": ("5 頁", "6 頁", 23),
}


@pytest.mark.parametrize("generated", [False, True])
def test_a_notebook_as_it_is_made_says_what_its_page_says(made, tmp_path, generated):
    assert lines(tmp_path, simplify(made) if generated else made, generated) == []


@pytest.mark.parametrize(("old", "new", "line"), CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("generated", [False, True])
def test_whatever_a_notebook_says_otherwise_is_named(made, tmp_path, old, new, line, generated):
    text = simplify(made) if generated else made
    old, new = (simplify(old), simplify(new)) if generated else (old, new)
    assert old in text
    assert lines(tmp_path, text.replace(old, new), generated) == [line]


def test_a_word_that_a_notebook_lacks_is_named(made, tmp_path):
    assert lines(tmp_path, made.replace("更多", "更少")) == [11]
