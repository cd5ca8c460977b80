"""A file that changed has another hash, also where its times or its size do not tell."""

import os

import pytest

from lessonkit.common import fingerprints

LONG_AGO = 1_600_000_000_000_000_000


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Return a file whose hash is known, and kept."""
    path = tmp_path / "lesson.md"
    path.write_text("w = 0.5", encoding="utf-8")
    monkeypatch.setattr(fingerprints, "SETTLED", 0)
    fingerprints.digest(str(path))
    assert str(path) in fingerprints.digests
    return path


@pytest.mark.parametrize("changed", [LONG_AGO, LONG_AGO + 1], ids=["set back", "later"])
def test_a_file_that_changed_has_another_hash(file, changed):
    before = fingerprints.files_fingerprint([file])
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    assert fingerprints.files_fingerprint([file]) == before
    file.write_text("w = 0.6", encoding="utf-8")
    os.utime(file, ns=(changed, changed))
    assert fingerprints.files_fingerprint([file]) != before


def test_the_hash_of_a_file_that_changed_just_now_is_not_kept(tmp_path):
    path = tmp_path / "lesson.md"
    path.write_text("w = 0.5", encoding="utf-8")
    fingerprints.digest(str(path))
    assert str(path) not in fingerprints.digests


def test_only_files_of_the_project_count(tmp_path):
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "loop.md").touch()
    (tmp_path / "__pycache__" / "code.pyc").touch()
    (tmp_path / ".#loop.md").symlink_to("nobody@nowhere")  # the lock of an editor
    assert fingerprints.files_below(tmp_path) == [tmp_path / "lessons" / "loop.md"]
