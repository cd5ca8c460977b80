"""Every row of the specification has a lesson, and a section in each lesson that it is assigned to."""

from pathlib import Path

import pytest
import yaml

from lessonkit import DOCS, LANGUAGES
from lessonkit.reading.pages import Page

ROWS = yaml.safe_load(Path(__file__).with_name("coverage.yml").read_text(encoding="utf-8"))


def numbered(prefix, last, parts=None):
    """Return the rows from 01 to `last`; `parts` has the letters of a number that is divided."""
    rows = {f"{prefix}{number:02}": [""] for number in range(1, last + 1)} | (parts or {})
    return [row + letter for row, letters in rows.items() for letter in letters]


SPECIFIED = [  # rows of the five documents, and of the glossary of the second
    *numbered("S0-", 47, {"S0-38": ["", *"abcdef"]}),
    *numbered("S1-", 96, {"S1-95": list("abcdefgh")}),
    *numbered("S1-G", 44),
    *numbered("S2-", 55),
    *numbered("S3-", 23),
    *numbered("S4-", 33),
]


def test_every_row_is_assigned_to_a_lesson():
    assert len(SPECIFIED) == 311
    assert {row for rows in ROWS.values() for row in rows} == set(SPECIFIED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ROWS)
def test_a_lesson_covers_its_rows(name, language):
    covers = Page.read(DOCS / language / "lessons" / f"{name}.md").meta.get("covers", {})
    assert sorted(covers) == sorted(ROWS[name])
    assert all(covers.values())  # that the sections are there is for the checks of the page
