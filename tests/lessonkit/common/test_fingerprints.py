"""A file that changed has another hash, also where its times or its size do not tell."""

import os
import sys

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


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_another_version_of_a_package_is_something_else(tmp_path, monkeypatch, kind):
    seen = set()
    for number in (1, 2):
        (folder := tmp_path / str(number) / f"torch-{number}.0.{kind}").mkdir(parents=True)
        with monkeypatch.context() as changed:
            changed.setattr("sys.path", [*sys.path, str(folder.parent)])
            seen.add(fingerprints.installed())
            changed.setattr("sys.path", [str(folder.parent), *sys.path])  # wherever it is found
            seen.add(fingerprints.installed())
    assert len(seen) == 2
    assert fingerprints.installed() not in seen
