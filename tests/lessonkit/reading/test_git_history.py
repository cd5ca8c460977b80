"""When files last changed, in a clone with all its history, with a part of it, and without any."""

import os
import subprocess

import pytest

from lessonkit.reading import git_history
from lessonkit.reading.git_history import days


def git(folder, *command, **environment):
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command],
        cwd=folder,
        env=os.environ | environment,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def clone(tmp_path):
    """Return a clone in which `a.md` changed once and `資料.md` twice."""
    folder = tmp_path / "clone"
    folder.mkdir()
    git(folder, "init", "-q")
    for day, names in (("2026-01-02", ("a.md", "資料.md")), ("2026-03-04", ("資料.md",))):
        for name in names:
            (folder / name).write_text(day, encoding="utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "-qm", day, GIT_COMMITTER_DATE=f"{day}T12:00:00Z")
    yield folder
    days.cache_clear()


def test_the_latest_day_counts(clone, monkeypatch):
    assert days(clone) == {"a.md": "2026-01-02", "資料.md": "2026-03-04"}
    monkeypatch.setattr(git_history, "relative", lambda path: path.relative_to(clone).as_posix())
    assert git_history.last_change([clone / "a.md", clone / "資料.md"], clone) == "2026-03-04"
    assert git_history.last_change([clone / "a.md", clone / "new.md"], clone) == "2026-01-02"
    assert git_history.last_change([clone / "new.md"], clone) == ""


def test_a_shallow_clone_knows_no_days(clone, tmp_path):
    git(tmp_path, "clone", "-q", "--depth=1", clone.as_uri(), "shallow")
    assert days(tmp_path / "shallow") == {}


def test_a_copy_inside_of_another_project_knows_no_days(clone):
    (clone / "copy").mkdir()
    assert days(clone / "copy") == {}


def test_without_git_there_are_no_days(clone, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert days(clone) == {}
