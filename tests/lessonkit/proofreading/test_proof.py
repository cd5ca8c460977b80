"""A built page is proofread again when anything that was built of it changes, or while it has a fault."""

import json
from types import SimpleNamespace

import pytest

from lessonkit.common import last_made
from lessonkit.common.faults import Fault
from lessonkit.proofreading import proof


@pytest.fixture
def built(tmp_path, monkeypatch):
    """Return the folder of a built lesson and a function that proofreads it; it must not say “wrong”."""
    monkeypatch.setattr(last_made, "STORE", tmp_path / "made")
    page, folder = tmp_path / "docs" / "lessons" / "a.md", tmp_path / "site" / "lessons" / "a"
    read = []

    def find(path, files, _):
        read.append(path)
        yield from (Fault(path, 1, file.name) for file in files if "wrong" in file.read_text())

    monkeypatch.setattr(proof, "find", find)
    for file in (page, *(folder / name for name in ("index.html", "a.ipynb", "a.py"))):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("right")
    config = SimpleNamespace(docs_dir=tmp_path / "docs", site_dir=tmp_path / "site", extra={"locale": "en"})

    def proofread(made_with="this"):
        read.clear()
        found = proof.page_faults(page, config, made_with)
        return [fault.message for fault in found], len(read)

    return SimpleNamespace(folder=folder, page=page, proofread=proofread)


def test_what_did_not_change_is_not_read_again(built):
    assert [built.proofread(), built.proofread()] == [([], 1), ([], 0)]
    assert built.proofread(made_with="that") == ([], 1)
    built.page.write_text("right, too")
    assert built.proofread() == ([], 1)


@pytest.mark.parametrize("name", ["index.html", "a.ipynb", "a.py"])
def test_a_fault_in_what_was_right_is_found_again_and_again(built, name):
    built.proofread()
    (built.folder / name).write_text("wrong")
    assert [built.proofread(), built.proofread()] == [([name], 1), ([name], 1)]
    (built.folder / name).write_text("right")
    assert built.proofread() == ([], 0)  # as it was proven


def test_a_damaged_verdict_is_not_believed(built):
    built.proofread()
    (verdict,) = (path for path in last_made.STORE.rglob("*") if path.is_file())
    verdict.write_text(verdict.read_text().replace("true", "tru"))
    assert built.proofread() == ([], 1)


def test_of_a_search_index_only_the_entries_of_changed_pages_are_read_again(built):
    config = SimpleNamespace(docs_dir=built.page, site_dir=built.folder, extra={"locale": "en"})
    texts = {"a/": "right", "a/#first": "right", "b/": "right"}

    def faults():
        entries = [{"location": place, "title": "Title", "text": text} for place, text in texts.items()]
        index = built.folder / proof.SEARCH_INDEX
        index.write_text(json.dumps({"docs": entries}))
        found = [*proof.index_faults(index, config, "this")]
        assert all("raw markup" in fault.message for fault in found)
        return len(found)

    assert faults() == 0
    texts["a/#first"] = "**wrong"
    assert faults() == 1
    stored = {path: path.stat().st_mtime_ns for path in last_made.STORE.rglob("*") if path.is_file()}
    texts["a/#first"] = "right, too"
    assert faults() == 0
    again = [path for path, made in stored.items() if path.stat().st_mtime_ns != made]
    assert len(stored) == 2
    assert len(again) == 1
