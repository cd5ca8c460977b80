from pathlib import Path

import pytest

from lessonkit.reading.items import cells
from lessonkit.reading.outline import read_outline

PAGE = """---
description: A page
---

# Title {#title}

A paragraph with $x^2$
over two lines, `$code$` and a [link](other.md#part).

$$
\\hat y = 2x
$$

- one
- two
    - nested

1. first

| a | b |
|---|---|
| $\\|r\\|$ | `a|b` |

!!! question "Guess"

    Inside.

    ??? success "Answer"

        ```python
        1 + 1
        ```

=== "Tab"

    Text.

![What it shows](figure.svg)

[^1]: A note.
"""


def outline(text):
    return [(item.kind, item.line, item.detail) for item in read_outline(text, Path("page.md"))]


def test_blocks_are_read_with_their_lines():
    assert outline(PAGE) == [
        ("front matter", 1, ""),
        ("heading", 5, "1 #title"),
        ("paragraph", 7, ""),
        ("formula", 10, ""),
        ("list item", 14, "bullet"),
        ("list item", 15, "bullet"),
        ("list item", 16, "bullet"),
        ("list item", 18, "numbered"),
        ("table row", 20, "2 cells"),
        ("table row", 21, "2 cells"),
        ("table row", 22, "2 cells"),
        ("admonition", 24, "!!! question"),
        ("paragraph", 26, ""),
        ("admonition", 28, "??? success"),
        ("fence", 30, "python"),
        ("tab", 34, "==="),
        ("paragraph", 36, ""),
        ("figure", 38, "figure.svg"),
        ("footnote", 40, "1"),
    ]


def test_formulas_are_read_outside_code_only():
    paragraph = read_outline(PAGE, Path("page.md"))[2]
    assert paragraph.formulas == ["x^2"]


@pytest.mark.parametrize(
    "page", ["Text.\n\n    1/0\n", "- item\n\n        1/0\n", "!!! note\n\n    A.\n\n        1/0\n"]
)
def test_indented_code_is_seen(page):
    assert outline(page)[-1][0] == "indented"


@pytest.mark.parametrize(
    "page", ["- item\n\n    more of it\n", "Text\n    lazily indented\n", "[^1]: Note.\n\n    More.\n"]
)
def test_content_of_containers_is_not_code(page):
    assert "indented" not in [kind for kind, _, _ in outline(page)]


def test_bars_in_formulas_and_code_do_not_divide_cells():
    assert cells("| $|r|$ | `a|b` | c \\| d |") == [" $|r|$ ", " `a|b` ", " c \\| d "]


def test_an_empty_cell_is_one_too():
    assert cells("|a||") == ["a", ""]
    assert cells("||a") == ["", "a"]
