"""A project with pages in two languages, whose texts were reviewed together."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from lessonkit.common import last_made
from lessonkit.translating import last_review, review_lock, reviewing, translations

PAGE = "lessons/loss.md"
ENGLISH = "# Loss {#loss}\n\nThe loss.\n\n## Mean {#mean}\n\nThe mean.\n"
CHINESE = ENGLISH.replace("The loss.", "損失。").replace("The mean.", "平均。")


@dataclass
class Project:
    """A project with pages in two languages."""

    docs: Path

    def add(self, name, english, chinese):
        for language, text in (("en", english), ("zh-Hant", chinese)):
            path = self.docs / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def replace(self, old, new, *languages):
        for language in languages or ("en", "zh-Hant"):
            path = self.docs / language / PAGE
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self):
        """Put all that is there into git."""
        git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org")
        for command in (("init", "-q"), ("add", "--all"), ("commit", "-qm", "A")):
            subprocess.run([*git, *command], cwd=self.docs.parent, check=True, capture_output=True)

    def review(self, name=PAGE):
        """Say yes to each question."""
        return reviewing.review(name, [], lambda _: "y")

    @property
    def lock(self):
        return (self.docs / "translations.lock").read_text(encoding="utf-8")

    @property
    def faults(self):
        return [str(fault) for fault in translations.translation_faults()]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a project whose only page was reviewed as it stands."""
    docs = tmp_path / "docs"
    monkeypatch.setattr(last_made, "STORE", tmp_path / "made")
    monkeypatch.setattr("lessonkit.common.faults.ROOT", tmp_path)
    monkeypatch.setattr(last_review, "ROOT", tmp_path)
    for module in (
        "lessonkit.reading.nav",
        "lessonkit.translating.parity",
        "lessonkit.translating.reviewing",
    ):
        monkeypatch.setattr(f"{module}.DOCS", docs)
    for module in (review_lock, reviewing, translations):
        monkeypatch.setattr(module, "LOCK", docs / "translations.lock")
    project = Project(docs)
    project.add(PAGE, ENGLISH, CHINESE)
    assert project.review() == []
    assert project.faults == []
    yield project
    last_review.earlier.cache_clear()
