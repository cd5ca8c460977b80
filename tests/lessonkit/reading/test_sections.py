from pathlib import Path

import pytest

from lessonkit.reading.pages import Page
from lessonkit.reading.sections import WIDTH, sections

TEXT = """---
description: A page
---

# Loss {#loss}

The loss is `29.02`{ value="losses[-1]" }, less than `30`.

```python
print(29)
```

```text
29
```

## Mean {#mean}

The mean of all errors.
"""


def read(text):
    return sections(Page(text, Path("page.md")))


def fingerprints(text):
    return {name: section.fingerprint for name, section in read(text).items()}


def test_a_section_begins_at_each_heading_with_an_id():
    assert [(name, section.line) for name, section in read(TEXT).items()] == [
        ("top", 1),
        ("loss", 5),
        ("mean", 17),
    ]


def test_a_heading_without_an_id_or_inside_of_a_fence_begins_none():
    found = read("Text\n\n# A {#a}\n\n## B\n\n```markdown\n# C {#c}\n```\n\nEnd\n")
    assert list(found) == ["top", "a"]
    assert [*found["a"].lines.values()][-2:] == ["End", ""]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text\n29\n", "text\n28.5\n\n28\n"),
        ("`29.02`{ value", "`28.5`{ value"),
        ("\n", " \t\n"),
        ("## Mean", "\n\n## Mean"),
    ],
)
def test_outputs_bound_numbers_and_white_space_do_not_count(old, new):
    assert old in TEXT
    assert fingerprints(TEXT.replace(old, new)) == fingerprints(TEXT)


def test_windows_line_ends_do_not_count(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(TEXT, encoding="utf-8", newline="\r\n")
    found = sections(Page.read(path))
    assert {name: section.fingerprint for name, section in found.items()} == fingerprints(TEXT)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("A page", "The page", "top"),
        ("less than", "below", "loss"),
        ("`30`", "`31`", "loss"),
        ("losses[-1]", "losses[-2]", "loss"),
        ("print(29)", "print(28)", "loss"),
        ("# Loss", "# A loss", "loss"),
        ("The mean", "A mean", "mean"),
    ],
)
def test_what_an_author_writes_counts_in_its_own_section(old, new, changed):
    before, after = fingerprints(TEXT), fingerprints(TEXT.replace(old, new))
    assert [name for name in before if before[name] != after[name]] == [changed]


def test_a_message_shows_the_first_lines_and_cuts_long_ones():
    long = "more " * 30
    text = TEXT.replace("The mean of all errors.", f"{long}\n\nIt is\n\none number.")
    assert str(read(text)["mean"]).split("\n") == [
        "  page.md:17",
        "    ## Mean {#mean}",
        f"    {long[: WIDTH - 1]}…",
        "    It is",
    ]
