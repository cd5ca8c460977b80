"""Every row of the content specification has a section in each lesson that it is assigned to."""

from pathlib import Path

import pytest
import yaml

from lessonkit import DOCS, LANGUAGES
from lessonkit.reading.pages import Page

ROWS = yaml.safe_load(Path(__file__).with_name("coverage.yml").read_text(encoding="utf-8"))
WRITTEN = [name for name in ROWS if (DOCS / "en" / "lessons" / f"{name}.md").exists()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_lesson_covers_its_rows(name, language):
    covers = Page.read(DOCS / language / "lessons" / f"{name}.md").meta.get("covers", {})
    assert sorted(covers) == sorted(ROWS[name])
    assert all(covers.values())  # that the sections are there is for the checks of the page
