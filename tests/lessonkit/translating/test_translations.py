import sys

import pytest

from lessonkit.translating import translations

PAGE = "lessons/loss.md"


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


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("The mean.", "The mean of all.", 7),
        ("The mean.", "First.\n\nThe mean.", 7),
        ("The mean.", "The mean.\n\nLast.", 9),
        ("## Mean {", "## A mean {", 5),
        ("\n\nThe mean.", "", 5),
    ],
)
def test_the_line_that_changed_is_named_where_git_has_what_was_reviewed(project, old, new, line):
    project.commit()
    project.replace(old, new, "en")
    (fault,) = project.faults
    assert fault.startswith(f"docs/en/{PAGE}:{line}: #mean changed since the last review")


def test_a_page_that_git_has_only_in_another_encoding_is_named_by_its_section(project):
    path = project.docs / "en" / PAGE
    good = path.read_bytes()
    path.write_bytes(b"\xff")
    project.commit()
    path.write_bytes(good.replace(b"The mean.", b"A mean."))
    (fault,) = project.faults
    assert fault.startswith(f"docs/en/{PAGE}:5: #mean changed")


def test_a_lab_that_git_has_only_broken_is_named_by_its_section(project):
    lab = "# ---\n# description: A lab.\n# ---\n\n# %% [markdown]\n# # Lab {#lab}\n#\n# A lab.\n"
    project.add("labs/lab.py", lab, lab)
    assert project.review("labs/lab.py") == []
    project.add("labs/lab.py", "x = 1\n", lab)
    project.commit()
    project.add("labs/lab.py", lab.replace("A lab.\n", "One lab.\n"), lab)
    (fault,) = [fault for fault in project.faults if "#lab" in fault]
    assert fault.startswith("docs/en/labs/lab.py:6: #lab changed since the last review")


def test_a_section_that_changed_in_both_languages_waits_for_a_review(project):
    project.replace("## Mean", "## A mean")
    (fault,) = project.faults
    assert f"{PAGE}:5: #mean changed in both languages since the last review; compare it with " in fault
    assert project.review() == []
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
    assert project.review() == []
    assert project.faults == []


def test_a_record_without_its_page_is_named_until_another_review(project):
    for language in ("en", "zh-Hant"):
        (project.docs / language / PAGE).rename(project.docs / language / "moved.md")
    assert f"docs/translations.lock:2: there is no page {PAGE}; take its lines out" in project.faults
    assert project.review("moved.md") == []
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
    assert project.review("a.md") == []
    assert [fault.partition(" changed")[0] for fault in project.faults] == [f"docs/en/{PAGE}:5: #mean"]
    assert project.review("all") == []
    assert project.faults == []


def test_a_report_is_no_error(project, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["translations", "report"])
    translations.main()
    assert capsys.readouterr().out == "Every page was reviewed as it stands.\n"
    project.replace("The mean", "A mean", "en")
    translations.main()
    assert capsys.readouterr().out == f"{project.faults[0]}\n"
