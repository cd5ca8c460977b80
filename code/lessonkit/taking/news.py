"""News: what was added to the course and when, read off the page that says so, for the feed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import markdown

from lessonkit.common.faults import FaultError
from lessonkit.reading.pages import Page
from lessonkit.reading.sections import sections
from lessonkit.reading.shared_pages import read
from lessonkit.taking.plain_markdown import plain_markdown

CHANGES = "changes.md"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Change:
    """What was added on one day, as HTML."""

    day: str
    html: str


def changes(path: Path, url: str, locale: str = "", convert: Callable[[str], str] = str) -> list[Change]:
    """Return the changes of a page, newest first; FaultError where a heading isn't an earlier day.

    `url` is where the page's source would lie on the site; `convert` makes the locale's text of the
    language that it is generated from. Without the page there are none.
    """
    if not path.exists():
        return []  # the nav lists it, so its absence has a fault of its own
    page = read(path, locale)
    headings = [item for item in page.items if item.kind == "heading" and item.detail.startswith("2 ")]
    for above, item in zip([None, *headings], headings, strict=False):
        early = above is None or item.text < above.text
        if not (DAY.fullmatch(item.text) and item.detail == f"2 #{item.text}" and early):
            wanted = "write a day before the one above, as in `## 2026-01-31 {#2026-01-31}`"
            raise FaultError(path, item.line, f"{item.text} is no heading for changes; {wanted}")
    return [Change(item.text, convert(html(page, item.text, url))) for item in headings]


def html(page: Page, day: str, url: str) -> str:
    """Return what the section of a day says, with links that lead to the site from anywhere."""
    text = "\n".join([*sections(page)[day].lines.values()][1:])
    parts = plain_markdown(Page(text, page.path), url, "")
    return markdown.markdown("\n\n".join(part for part in parts if isinstance(part, str)))
