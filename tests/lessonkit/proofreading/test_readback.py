"""What was proven is read back from the built page, in every locale."""

from types import SimpleNamespace

import markdown
import pytest

from lessonkit import DOCS
from lessonkit.language.simplified import simplify
from lessonkit.proofreading import readback
from lessonkit.reading.embedding import site_markdown
from lessonkit.reading.pages import Page

LOCALES = {"en": {"source": "en"}, "zh-Hant": {"source": "zh-Hant"}, "zh-Hans": {"source": "zh-Hant"}}
PAGE = """\
# 損失 $L$ {#loss}

損失是 `2.50`{ value="5 / 2" }，見[前一課](start-here.md#units)。[^1]

```python title="loss.py"
print("損失", 2.5)
```

```text
損失 2.5
```

??? example "畫圖"

    ```python
    import matplotlib.pyplot as plt

    plt.plot([1, 2])
    plt.savefig("line.svg")
    ```

![一條線](line.svg)

??? quiz "Q01.1 · 哪一個？"

    - [ ] 一

        不對。

    - [x] 二

        對。

| 名稱 | 值 |
|---|---|
| $w$ | 3 |

$$
L = w^2
$$

[^1]: 來源。
"""


def built(page):
    extensions, options = site_markdown()
    return markdown.Markdown(extensions=extensions, extension_configs=options).convert(page.text)


def messages(page, text, locale="zh-Hant"):
    config = SimpleNamespace(extra={"locale": locale, "locales": LOCALES})
    return [str(fault) for fault in readback.faults(page, text, config)]


@pytest.fixture(scope="module")
def page():
    return Page(PAGE, DOCS / "zh-Hant" / "lessons" / "page.md")


def test_a_page_as_it_was_built_says_what_its_source_promises(page):
    assert messages(page, built(page)) == []
    assert messages(page, simplify(built(page)), "zh-Hans") == []


CHANGES = {
    "an output": ("損失 2.5\n", "損失 2.6\n", 9),
    "a bound number": (">2.50<", ">2.51<", 3),
    "an expression": ('title="5 / 2"', 'title="5 / 3"', 3),
    "code": ('<span class="mf">2.5</span>', '<span class="mf">2.6</span>', 5),
    "a link": ("start-here.md#units", "start-here.md#sets", 3),
    "the right answer": ('class="option right"', 'class="option wrong"', 30),
    "a cell": ("<td>3</td>", "<td>4</td>", 36),
    "a formula": (">w</mi>", ">v</mi>", 36),
    "an id": ('id="loss"', 'id="lost"', 1),
    "a drawing": ("stroke-linecap: square", "stroke-linecap: round", 22),
}


@pytest.mark.parametrize(("old", "new", "line"), CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("locale", ["zh-Hant", "zh-Hans"])
def test_whatever_differs_in_a_built_page_is_named_with_its_line(page, old, new, line, locale):
    text = built(page)
    assert old in text
    changed = text.replace(old, new, 1)
    found = messages(page, simplify(changed) if locale == "zh-Hans" else changed, locale)
    assert any(f"page.md:{line}: " in message and locale in message for message in found), found


PLACES = {  # what the source of a page links, and what its HTML does
    "start-here.md#units": "../start-here/#units",
    "lessons/start-here.md#units": "lessons/start-here/#units",
    "lessons/start-here.md": "lessons/start-here/",
    "../labs/sweep.py#table": "../../labs/sweep/#table",
    "../index.md#map": "../../#map",
    "../index.md": "../../",
    "index.md#map": "../#map",
}


@pytest.mark.parametrize(("source", "address"), PLACES.items())
def test_a_link_to_another_page_is_the_same_in_the_source_and_on_the_site(source, address):
    page = Page(PAGE.replace("start-here.md#units", source), DOCS / "zh-Hant" / "lessons" / "page.md")
    text = built(page)
    assert messages(page, text.replace(f'href="{source}"', f'href="{address}"')) == []
    assert messages(page, text.replace(f'href="{source}"', 'href="../elsewhere/#units"'))


def test_what_a_reader_loses_is_found(page):
    text = built(page)
    paragraph = text[text.index("<p>損失是") : text.index("</p>") + 4]
    assert messages(page, text.replace(paragraph, ""))
