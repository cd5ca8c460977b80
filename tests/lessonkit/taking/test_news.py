"""What was added and when, as a feed has it."""

import pytest

from lessonkit.common.faults import FaultError
from lessonkit.language.simplified import simplify
from lessonkit.taking.news import changes

URL = "https://site.example/en/changes.md"
PAGE = """---
description: News.
---

# Changes {#changes}

New things.

## 2026-02-03 {#2026-02-03}

- A [lesson](lessons/a.md#end) with $x$.
- Another.

## 2026-01-31 {#2026-01-31}

The beginning.
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "changes.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_changes_come_with_links_that_lead_to_the_site(path):
    newest, oldest = changes(path, URL)
    assert (newest.day, oldest.day) == ("2026-02-03", "2026-01-31")
    assert '<a href="https://site.example/en/lessons/a/#end">lesson</a>' in newest.html
    assert newest.html.count("<li>") == 2
    assert oldest.html == "<p>The beginning.</p>"


def test_changes_are_those_of_the_locale_and_in_its_script(tmp_path):
    path = tmp_path / "changes.md"
    path.write_text(PAGE.replace("Another.", "{zh-Hant: 繁體}{zh-Hans: 簡體}資料"), encoding="utf-8")
    newest, _ = changes(path, URL, "zh-Hans", simplify)
    assert "<li>简体数据</li>" in newest.html


def test_without_the_page_there_are_no_changes(tmp_path):
    assert changes(tmp_path / "changes.md", URL) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## 2026-01-31 {#2026-01-31}", "## 2026-02-03 {#2026-02-03}"),
        ("## 2026-01-31 {#2026-01-31}", "## 2026-01-31 {#first}"),
        ("## 2026-01-31 {#2026-01-31}", "## January {#january}"),
    ],
)
def test_a_heading_that_is_no_earlier_day_is_refused_with_its_line(path, old, new):
    path.write_text(PAGE.replace(old, new), encoding="utf-8")
    with pytest.raises(FaultError, match=r"changes\.md:14: .* is no heading for changes; write a day before"):
        changes(path, URL)
