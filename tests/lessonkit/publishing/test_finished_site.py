from types import SimpleNamespace

import pytest

from lessonkit.publishing import finished_site as module
from lessonkit.publishing.finished_site import is_finished, remember


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "NOTES", tmp_path / "notes")
    folder = tmp_path / "site"
    (folder / "en").mkdir(parents=True)
    (folder / "en/index.html").write_text("a lesson")
    remember(folder, "made from this")
    return folder


def test_a_site_is_finished_while_it_is_made_from_the_same(site):
    assert is_finished(site, "made from this")
    assert not is_finished(site, "made from that")


@pytest.mark.parametrize(
    "change",
    {
        "a page": lambda site: (site / "en/index.html").write_text("a lessom"),
        "a file more": lambda site: (site / "en/more.html").touch(),
        "a file less": lambda site: (site / "en/index.html").unlink(),
        "its name": lambda site: (site / "en").rename(site / "de"),
        "all": lambda site: site.rename(site.with_name("elsewhere")),
        "half a note": lambda site: module.note(site).write_text(module.note(site).read_text()[:50]),
        "a damaged note": lambda site: module.note(site).write_bytes(b"\xff\xfe"),
        "no note": lambda site: module.note(site).unlink(),
    }.items(),
    ids=lambda change: change[0],
)
def test_a_site_that_is_not_as_it_was_built_is_not_finished(change, site):
    change[1](site)
    assert not is_finished(site, "made from this")


def test_another_site_is_not_finished_by_it(site):
    other = site.with_name("other")
    other.mkdir()
    remember(other, "made from that")
    assert is_finished(site, "made from this")
    assert not is_finished(other, "made from this")


def test_without_room_for_a_note_nothing_is_finished_and_nothing_fails(tmp_path, monkeypatch):
    (tmp_path / "notes").touch()  # no folder can be made there
    monkeypatch.setattr(module, "NOTES", tmp_path / "notes")
    (tmp_path / "site").mkdir()
    remember(tmp_path / "site", "made from this")
    assert not is_finished(tmp_path / "site", "made from this")


@pytest.mark.parametrize("changed", ["site_url", "use_directory_urls", "extra"])
def test_what_stands_in_no_file_of_the_site_is_told_too(changed):
    config = {
        "site_url": "/",
        "use_directory_urls": True,
        "theme": SimpleNamespace(name="material"),
        "extra": {},
    }
    other = config | {changed: "another"}
    assert module.told(SimpleNamespace(**config)) == module.told(SimpleNamespace(**config))
    assert module.told(SimpleNamespace(**config)) != module.told(SimpleNamespace(**other))
