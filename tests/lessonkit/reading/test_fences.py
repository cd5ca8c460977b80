from pathlib import Path

import pytest

from lessonkit.proving.examples import text_faults
from lessonkit.reading.fences import read_fences

PAGE = Path("page.md")


def only(text):
    (fence,) = read_fences(text, PAGE)
    return fence


@pytest.mark.parametrize(
    "info",
    [
        "python",
        'python title="losses.py"',
        'python hl_lines="1 2"',
        "{.python}",
        '{ .python title="a b" }',
        " python",
    ],
)
def test_python_is_seen_with_any_attributes(info):
    fence = only(f"```{info}\n1 + 1\n```\n")
    assert (fence.language, fence.source, fence.flaw) == ("python", "1 + 1\n", "")


def test_attributes_are_read():
    assert only('```python title="a b" linenums=1\n```\n').attributes == {"title": "a b", "linenums": "1"}


@pytest.mark.parametrize(
    "page",
    [
        '!!! note "A"\n\n    ```python\n    1 + 1\n    ```\n',
        '=== "Tab"\n\n    ```python\n    1 + 1\n    ```\n',
        "- item\n\n    ~~~python\n    1 + 1\n    ~~~\n",
        "> ```python\n> 1 + 1\n> ```\n",
    ],
)
def test_fences_are_seen_inside_other_blocks(page):
    fence = only(page)
    assert (fence.language, fence.source.strip(), fence.flaw) == ("python", "1 + 1", "")


def test_lines_are_those_of_the_page():
    first, second = read_fences("# A\n\n```python\na\nb\n```\n\n```text\nc\n```\n", PAGE)
    assert (first.line, first.at(0), first.at(1), first.last_line) == (3, 4, 5, 6)
    assert second.line == 8


def test_a_fence_inside_a_longer_one_is_its_content():
    assert only("````text\n```python\n1/0\n```\n````\n").source == "```python\n1/0\n```\n"


@pytest.mark.parametrize(
    ("page", "flaw"),
    [
        ("```py\n1\n```\n", "unknown kind of fence `py`"),
        ("```\n1\n```\n", "without a language"),
        ("```python\n1\n", "never closed"),
        ("- ```python\n  1\n  ```\n", "beside a list marker"),
    ],
)
def test_flaws_are_named(page, flaw):
    assert flaw in read_fences(page, PAGE)[0].flaw


def test_the_content_keeps_its_own_indentation():
    assert only("    ```text\n      1\n       2\n\n    ```\n").source == "  1\n   2\n\n"


HEADS = ["title=foo", "foo", "title=“a”", ',title="a"', 'hl_lines="x"', 'hl_lines="1,2"', 'linenums="a"']


@pytest.mark.parametrize("head", HEADS)
def test_a_head_that_markdown_does_not_read_is_refused(head):
    (fault,) = text_faults(f"Text.\n\n```python {head}\nx = 1\n```\n", Path("page.md"))
    assert fault.line == 3
    assert "reads no fence" in fault.message


@pytest.mark.parametrize("head", ["title='a'", 'hl_lines="1-2"', 'linenums="1"', 'title=""', 'raises=""'])
def test_a_head_that_markdown_reads_is_no_fault(head):
    quoted = f"> ```python {head}\n> x = 1\n> ```\n"
    assert text_faults(f"{quoted}\n```python {head}\nx = 1\ny = 2\n```\n", Path("page.md")) == []


@pytest.mark.parametrize(("first", "last"), [("```", "````"), ("````", "```"), ("```", "~~~")])
def test_a_fence_is_closed_by_the_same_marks(first, last):
    found = text_faults(f"{first}python\nx = 1\n{last}\n", Path("page.md"))
    assert "never closed" in found[0].message
