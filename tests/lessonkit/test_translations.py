import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from lessonkit import ROOT, reviews, translations

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
    monkeypatch.setattr("lessonkit.faults.ROOT", tmp_path)
    for module in ("nav", "site", "translations"):
        monkeypatch.setattr(f"lessonkit.{module}.DOCS", docs)
    for module in (reviews, translations):
        monkeypatch.setattr(module, "LOCK", docs / "translations.lock")
    project = Project(docs)
    project.add(PAGE, ENGLISH, CHINESE)
    assert translations.review(PAGE) == []
    assert project.faults == []
    return project


@pytest.mark.parametrize(("language", "other"), [("en", "zh-Hant"), ("zh-Hant", "en")])
def test_a_section_that_changed_alone_is_named_with_both_texts(project, language, other):
    project.replace("## Mean", "## A mean", language)
    texts = {"en": "The mean.", "zh-Hant": "平均。"}
    assert project.faults == [
        f"docs/{language}/{PAGE}:5: #mean changed since the last review, its translation did not; "
        f"adapt docs/{other}/{PAGE}:5, then run `make reviewed PAGE={PAGE}`\n"
        f"  docs/{language}/{PAGE}:5\n    ## A mean {{#mean}}\n    {texts[language]}\n"
        f"  docs/{other}/{PAGE}:5\n    ## Mean {{#mean}}\n    {texts[other]}"
    ]


def test_a_section_that_changed_in_both_languages_waits_for_a_review(project):
    project.replace("## Mean", "## A mean")
    (fault,) = project.faults
    assert f"{PAGE}:5: #mean changed in both languages since the last review; compare it with " in fault
    assert translations.review(PAGE) == []
    assert project.faults == []


def test_a_new_section_was_never_reviewed(project):
    project.replace("## Mean", "## Median {#median}\n\n## Mean")
    (fault,) = project.faults
    assert fault.startswith(f"docs/zh-Hant/{PAGE}:5: #median was never reviewed; compare it with docs/en/")


def test_a_new_page_was_never_reviewed(project):
    project.add("new.md", "# New {#new}\n", "# New {#new}\n")
    assert project.faults == [
        "docs/zh-Hant/new.md:1: this page was never reviewed; compare it with docs/en/new.md, "
        "then run `make reviewed PAGE=new.md`"
    ]


def test_a_record_without_its_section_is_named_with_its_line(project):
    project.replace("\n## Mean {#mean}\n", "")
    line = next(n for n, text in enumerate(project.lock.split("\n"), 1) if text.endswith("#mean"))
    assert any(f"translations.lock:{line}: {PAGE} has no #mean in both" in fault for fault in project.faults)
    assert translations.review(PAGE) == []
    assert project.faults == []


def test_a_record_without_its_page_is_named_until_another_review(project):
    for language in ("en", "zh-Hant"):
        (project.docs / language / PAGE).rename(project.docs / language / "moved.md")
    assert f"docs/translations.lock:2: there is no page {PAGE}; take its lines out" in project.faults
    assert translations.review("moved.md") == []
    assert project.faults == []
    assert PAGE not in project.lock


def test_a_page_in_one_language_is_left_to_the_test_of_the_structure(project):
    (project.docs / "en" / PAGE).unlink()
    assert project.faults == []


def test_files_that_cannot_be_read_are_named(project):
    (project.docs / "en" / PAGE).write_bytes(b"# A\n\xff\n")
    assert project.faults == [f"docs/en/{PAGE}:2: this file is not UTF-8; save it in that encoding"]
    (project.docs / "translations.lock").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert [fault.partition(": ")[0] for fault in project.faults] == ["docs/translations.lock:1"]


def test_a_review_of_one_page_leaves_the_others_stale(project):
    project.add("a.md", "# A {#a}\n", "# A {#a}\n")
    project.replace("The mean", "A mean", "en")
    assert translations.review("a.md") == []
    assert [fault.partition(" changed")[0] for fault in project.faults] == [f"docs/en/{PAGE}:5: #mean"]
    assert translations.review("all") == []
    assert project.faults == []


@pytest.mark.parametrize("name", ["lessons/none.md", f"docs/en/{PAGE}", f"../en/{PAGE}", ""])
def test_an_unknown_page_is_refused(project, name):
    (fault,) = translations.review(name)
    assert "there is no such page; write it, or name another" in fault.message


@pytest.mark.parametrize("name", [PAGE, "all"])
def test_languages_that_disagree_are_refused_and_nothing_is_recorded(project, name):
    before = project.lock
    project.replace("The mean.", "The mean.\n\nOf all.", "en")
    (fault,) = translations.review(name)
    assert "lacks this paragraph" in str(fault)
    assert project.lock == before


def test_a_broken_lock_file_is_refused(project):
    (project.docs / "translations.lock").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    (fault,) = translations.review(PAGE)
    assert str(fault).startswith("docs/translations.lock:1: this is no record")


def test_a_refused_review_ends_with_an_error():
    words = [sys.executable, "-m", "lessonkit.translations", "reviewed", "lessons/none.md"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("docs/zh-Hant/lessons/none.md:1: there is no such page; ")


def test_a_report_is_no_error(project, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["translations", "report"])
    translations.main()
    assert capsys.readouterr().out == "Every page was reviewed as it stands.\n"
    project.replace("The mean", "A mean", "en")
    translations.main()
    assert capsys.readouterr().out == f"{project.faults[0]}\n"
