"""A lesson says, before it begins, which earlier lessons it needs: links in its prose, no list beside it."""

import posixpath

import pytest

from lessonkit import DOCS, LANGUAGES
from lessonkit.reading.nav import nav_entries
from lessonkit.reading.pages import Page
from lessonkit.rendering.course_outline import TAUGHT
from lessonkit.translating.links import Links

ORDER = [name for name, _ in nav_entries() if name.startswith(TAUGHT)]


def needed(name, language):
    """Yield the lessons that a lesson links before its first section, each with its line."""
    items = Page.read(DOCS / language / name).items
    links = Links(items)
    for item in items:
        if item.kind == "heading" and item.detail.startswith("2 "):
            return
        for link in links.of(item):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link.partition("#")[0]))
            if target in ORDER:
                yield target, item.line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ORDER)
def test_a_lesson_needs_earlier_lessons_only(name, language):
    needs = list(needed(name, language))
    assert needs or name == ORDER[0], f"docs/{language}/{name}:1: say and link what the lesson needs"
    later = [(target, line) for target, line in needs if ORDER.index(target) >= ORDER.index(name)]
    assert not later, (
        f"docs/{language}/{name}:{later[0][1]}: {later[0][0]} comes later; need what came before"
    )
