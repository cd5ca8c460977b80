from pathlib import Path

from lessonkit.reading.main_line import main_line, main_prose
from lessonkit.reading.pages import Page

PAGE = """---
description: Not read.
---

# Title {#title}

First, with `code` and $x^2$.

!!! question "Ask"

    Open.

    ??? success "Answer"

        Folded.

    Open again.

??? example "Code for this figure"

    ```python
    draw()
    ```

![A line](line.svg)

!!! widget "line"

    In its place.

## Quiz {#quiz}

??? question "Which?"

    Asked.

## Recap {#recap}

- Last.

[^1]: A note.
"""


def test_the_main_line_leaves_out_what_is_folded_practised_or_noted():
    page = Page(PAGE, Path("page.md"))
    assert main_prose(page).split() == [
        *("Title", "First,", "with", "and", "."),
        *("!!!", "question", '"Ask"', "Open.", "Open", "again."),
        *("Recap", "-", "Last."),
    ]
    assert not [item for item in main_line(page) if item.fence]
