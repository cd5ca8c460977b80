"""A page that was shown before its run came is rendered again when the run is there."""

from types import SimpleNamespace
from xml.etree.ElementTree import Element, tostring

import pytest
from mkdocs.structure.files import Files

from lessonkit.common import last_made
from lessonkit.publishing import unchanged_pages
from lessonkit.rendering.figures import Figures
from lessonkit.running import workers


@pytest.fixture
def render(tmp_path, monkeypatch):
    """Return a function that renders a page whose results are there or not, and says how often it was."""
    monkeypatch.setattr(last_made, "STORE", tmp_path)
    page = SimpleNamespace(program=["a step"])
    monkeypatch.setattr(unchanged_pages, "shared_pages", SimpleNamespace(read=lambda *_: page))
    times = []

    def once(page):
        times.append(page)
        vars(page).update(
            content=page.shows, toc=[], _title_from_render="", present_anchor_ids=[], links_to_anchors={}
        )

    def render(stored_only=False, stored=(), pending=(), shows="", markdown="A"):
        monkeypatch.setattr(workers, "stored_only", stored_only)
        monkeypatch.setattr(unchanged_pages.stored_runs, "load", lambda _: stored)
        extra = {"locale": "en", "faults": [], "source_url": "", "pending": {"names": pending}}
        plugin, file = (
            unchanged_pages.Remembered(),
            SimpleNamespace(src_uri="lessons/a.md", abs_src_path="a.md"),
        )
        page = SimpleNamespace(file=file, markdown=markdown, shows=shows, render=lambda *_: once(page))
        plugin.on_files(Files([]), SimpleNamespace(extra=extra))
        plugin.on_pre_page(page)
        page.render(SimpleNamespace(extra=extra), Files([]))
        return len(times)

    return render


def test_a_page_without_its_run_is_rendered_again_when_the_run_is_there(render):
    assert render(stored_only=True, stored=None) == 1  # proven, as nothing is pending, but its run was lost
    assert render(stored_only=False, stored=None) == 2
    assert render(stored_only=False, stored=[]) == 2


def test_a_page_with_its_run_is_rendered_once(render):
    assert render(stored_only=True, stored=[]) == render(stored_only=False, stored=[]) == 1


def test_a_page_that_lost_a_figure_on_the_way_is_not_remembered_so(render):
    figures = Figures()
    figures.drawings = {}
    figures.place(paragraph := Element("p"), "line.svg", "A line")
    assert render(stored_only=False, stored=[], shows=tostring(paragraph, "unicode")) == 1
    assert render(stored_only=False, stored=[]) == render(stored_only=False, stored=[]) == 2


@pytest.mark.parametrize("place", ["[map]", "[terms]", "[questions]", "[references]"])
def test_a_page_that_shows_others_is_rendered_again_when_they_say_something_else(render, monkeypatch, place):
    said = ["one"]
    monkeypatch.setattr(
        unchanged_pages, "ELSEWHERE", dict.fromkeys(unchanged_pages.ELSEWHERE, lambda _: said)
    )
    assert render(markdown=place) == render(markdown=place) == 1
    said[0] = "two"
    assert render(markdown=place) == render(markdown=place) == 2


def test_a_page_that_shows_no_others_does_not_ask_what_they_say(render, monkeypatch):
    monkeypatch.setattr(unchanged_pages, "ELSEWHERE", dict.fromkeys(unchanged_pages.ELSEWHERE))
    assert render(markdown="A map") == render(markdown="A map") == 1
