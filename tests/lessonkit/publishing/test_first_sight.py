"""First sight: what a served site says of pages that have not run yet, and when it shows more."""

import io
from types import SimpleNamespace

import pytest

from lessonkit.publishing import first_sight
from lessonkit.publishing.first_sight import FirstSight

NAMES = ["index.md", "lessons/a.md", "labs/b.py"]


@pytest.fixture
def sight(monkeypatch, tmp_path):
    """Return a first sight of three pages whose process the test plays."""
    played = SimpleNamespace(stdin=io.StringIO(), stdout=[])
    monkeypatch.setattr(first_sight.subprocess, "Popen", lambda *_, **__: played)
    monkeypatch.setattr(first_sight, "MARKER", tmp_path / "marker")
    return FirstSight(NAMES)


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("/en/", "index.md\n"),
        ("/zh-Hant/lessons/a/", "lessons/a.md\n"),
        ("/en/labs/b/index.html", ""),
        ("/en/labs/b/", "labs/b.py\n"),
        ("/assets/course.css", ""),
        ("/", "index.md\n"),
    ],
)
def test_the_page_at_an_address_is_wanted(sight, address, wanted):
    sight.want(address)
    assert sight.process.stdin.getvalue() == wanted


def test_a_server_tells_what_it_is_asked_for_even_when_nobody_listens(sight):
    serve = sight.noting(lambda environ, _: [environ["PATH_INFO"]])
    assert serve({"PATH_INFO": "/en/lessons/a/"}, None) == ["/en/lessons/a/"]
    sight.process.stdin = SimpleNamespace(write=lambda _: (_ for _ in ()).throw(BrokenPipeError))
    assert serve({"PATH_INFO": "/en/labs/b/"}, None) == ["/en/labs/b/"]


def test_there_is_more_to_see_when_a_page_that_was_asked_for_is_proven_and_at_the_end(sight, monkeypatch):
    shown = []
    monkeypatch.setattr(sight, "show", lambda: shown.append(sight.begin_build()))
    sight.want("/en/lessons/a/")
    sight.process.stdout = ["index.md\n", "lessons/a.md\n", "labs/b.py\n"]
    sight.follow()
    assert shown == [{"proven": 2, "total": 3, "names": ["labs/b.py"]}, {}]


def test_a_page_that_was_proven_before_it_is_asked_for_is_shown_at_once(sight):
    sight.fresh.add("lessons/a.md")
    sight.want("/en/lessons/a/")
    assert first_sight.MARKER.read_text()


def test_a_mark_is_set_again_until_a_build_begins(sight, monkeypatch):
    marks = []

    def notice_at_the_third(_):
        marks.append(first_sight.MARKER.read_text())
        if len(marks) == 3:
            sight.begin_build()

    monkeypatch.setattr(first_sight.time, "sleep", notice_at_the_third)
    sight.process.stdout = [f"{name}\n" for name in NAMES]
    sight.follow()
    assert len(set(marks)) == 3


def test_where_all_is_proven_no_process_begins(monkeypatch):
    monkeypatch.setattr(first_sight.subprocess, "Popen", lambda *_, **__: pytest.fail("a process began"))
    assert not FirstSight([]).progress


def test_when_the_process_fails_the_rest_is_left_to_the_next_build(sight, monkeypatch):
    monkeypatch.setattr(first_sight.time, "sleep", lambda _: sight.begin_build())
    sight.follow()
    assert not sight.progress
    assert first_sight.MARKER.read_text()
