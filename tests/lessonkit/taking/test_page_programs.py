"""Programs of pages: what a block becomes for the Python of its page, and which blocks are left out."""

import pytest

from lessonkit import DOCS
from lessonkit.common.faults import FaultError
from lessonkit.reading.pages import Page
from lessonkit.taking import page_programs
from lessonkit.taking.page_programs import in_notebook, listed_faults, page_program

PAGE = """# A page {#page}

```python title="a.py"
print(1)
```

```text
1
```

```python raises="ZeroDivisionError"
1 / 0
```

```text
ZeroDivisionError: division by zero
```

```python
from nudge.figures.home import draw
```

```python
slow_one()
```

```python exercise="x01-1"
answer = ...
```

```python check="x01-1"
assert answer
```
"""


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """Return the file that lists blocks for the notebook; it names one of the page above."""
    path = tmp_path / "in-notebook.yml"
    path.write_text("lessons/page:\n  slow_one: slow\n", encoding="utf-8")
    monkeypatch.setattr(page_programs, "IN_NOTEBOOK", path)
    return path


def test_blocks_are_steps_with_what_is_shown_and_exercises_know_what_stands_above(listed):
    assert page_program(Page(PAGE, DOCS / "en/lessons/page.md"), "lessons/page") == {
        "steps": [
            {"id": "step-1", "code": "print(1)", "shown": "1\n"},
            {
                "id": "step-2",
                "code": "1 / 0",
                "shown": "ZeroDivisionError: division by zero\n",
                "raises": "ZeroDivisionError",
            },
            {"id": "step-3", "code": ""},
            {"id": "step-4", "code": ""},
        ],
        "exercises": {"x01-1": {"above": 4, "starter": "answer = ...", "check": "assert answer"}},
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "lessons/page:\n  slow_one: slwo\n",
            ":2: `slow_one` is `slwo`; write one of slow, differs, processes",
        ),
        ("lessons/page: slow\n", ":1: lessons/page lists no block; "),
        ("- slow_one\n", ":1: this is not a mapping"),
    ],
)
def test_a_reason_that_is_none_is_a_fault(listed, text, message):
    listed.write_text(text, encoding="utf-8")
    with pytest.raises(FaultError) as refused:
        in_notebook(listed)
    assert message in str(refused.value.fault)


def test_a_listed_block_that_is_not_there_is_a_fault_of_its_page(listed):
    page = Page(PAGE, DOCS / "en/lessons/page.md")
    assert [*listed_faults(page)] == []
    listed.write_text("lessons/page:\n  quick_one: slow\n  answer =: slow\n", encoding="utf-8")
    first, second = (str(fault) for fault in listed_faults(page))  # an exercise is none of the page's steps
    assert first.startswith("docs/en/lessons/page.md:1: no block has what is listed as one for the notebook")
    assert "correct `quick_one` in " in first
    assert "correct `answer =` in " in second
