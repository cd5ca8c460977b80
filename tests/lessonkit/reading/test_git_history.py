"""When files last changed, in a clone with all its history, with a part of it, and without any."""

import os
import subprocess

import pytest

from lessonkit.common import last_made
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
def clone(tmp_path, monkeypatch):
    """Return a clone in which `a.md` changed once and `資料.md` twice."""
    monkeypatch.setattr(last_made, "STORE", tmp_path / "made")
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


def test_the_history_is_read_once_for_a_commit_and_again_after_the_next(clone, monkeypatch):
    read = []
    until = git_history.days_until
    monkeypatch.setattr(git_history, "days_until", lambda *given: read.append(given) or until(*given))
    for _ in range(2):
        days.cache_clear()  # as another process
        assert days(clone)["a.md"] == "2026-01-02"
    assert len(read) == 1
    (clone / "a.md").write_text("anew", encoding="utf-8")
    git(clone, "commit", "-qam", "anew", GIT_COMMITTER_DATE="2026-05-06T12:00:00Z")
    days.cache_clear()
    assert days(clone) == {"a.md": "2026-05-06", "資料.md": "2026-03-04"}


def test_a_history_that_could_not_be_read_is_read_again(clone, monkeypatch):
    with monkeypatch.context() as failing:
        failing.setattr(git_history, "days_until", lambda *_: {})
        assert days(clone) == {}
    days.cache_clear()
    assert days(clone)["a.md"] == "2026-01-02"


def test_a_shallow_clone_knows_no_days(clone, tmp_path):
    git(tmp_path, "clone", "-q", "--depth=1", clone.as_uri(), "shallow")
    assert days(tmp_path / "shallow") == {}


def test_a_copy_inside_of_another_project_knows_no_days(clone):
    (clone / "copy").mkdir()
    assert days(clone / "copy") == {}


def test_without_git_there_are_no_days(clone, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert days(clone) == {}
