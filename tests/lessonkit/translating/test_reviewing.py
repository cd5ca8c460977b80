"""A review is what a person says of both texts; a fingerprint alone, or nobody, records nothing."""

import os
import subprocess
import sys

import pytest

from lessonkit import ROOT
from lessonkit.translating import reviewing
from lessonkit.translating.unreviewed import waiting

PAGE = "lessons/loss.md"
OTHER = "a.md"


def changed(project):
    """Change two sections of a page and a third of another one; return what was recorded before."""
    project.add(OTHER, "# A {#a}\n\nB.\n", "# A {#a}\n\n乙。\n")
    assert project.review(OTHER) == []
    project.replace("The loss.", "A loss.", "en")
    project.replace("平均。", "平均數。", "zh-Hant")
    path = project.docs / "en" / OTHER
    path.write_text(path.read_text("utf-8").replace("B.", "C."), encoding="utf-8")
    return project.lock


def left(project):
    """Return the sections that still wait, as a review sees them."""
    return [f"{each.page}#{each.name}" for each in waiting([OTHER, PAGE])]


def answering(*answers):
    """Return who gives these answers, one after the other."""
    said = iter(answers)
    return lambda _: next(said)


def test_only_what_is_answered_with_yes_is_recorded(project):
    changed(project)
    assert reviewing.review(PAGE, [], answering("n", "y")) == []
    assert left(project) == ["a.md#a", f"{PAGE}#loss"]


@pytest.mark.parametrize("answer", ["", "n", "no", "yep", "j", "all", "Q"])
def test_any_other_answer_records_nothing(project, answer):
    before = changed(project)
    assert reviewing.review(PAGE, [], lambda _: answer) == []
    assert project.lock == before


@pytest.mark.parametrize("stop", ["q", EOFError, KeyboardInterrupt])
def test_who_stops_keeps_what_was_said_before(project, stop):
    changed(project)
    said = iter(["y", stop])

    def ask(_):
        answer = next(said)
        if answer in (EOFError, KeyboardInterrupt):
            raise answer
        return answer

    assert reviewing.review("all", [], ask) == []
    assert left(project) == [f"{PAGE}#loss", f"{PAGE}#mean"]


def test_all_pages_are_asked_about_section_by_section(project, capsys):
    changed(project)
    questions = []
    assert reviewing.review("all", [], lambda question: questions.append(question) or "y") == []
    assert len(questions) == 3
    assert left(project) == []
    assert "Recorded 3 of 3 changed sections in docs/translations.lock." in capsys.readouterr().out


def test_nothing_is_asked_of_what_did_not_change(project):
    assert reviewing.review(PAGE, [], None) == []
    assert reviewing.review("all", [], answering()) == []


def test_both_texts_are_shown_whole_with_what_changed(project, capsys):
    more = "".join(f"\n\nLine {n} of a long section." for n in range(20))
    project.replace("The mean.", f"The mean.{more}", "en")
    project.replace("平均。", f"平均。{more}", "zh-Hant")
    assert project.review() == []
    project.commit()
    project.replace("The mean.", "The middle.", "en")
    project.add(OTHER, "# A {#a}\n", "# A {#a}\n")
    capsys.readouterr()
    reviewing.review("all", [], answering("n", "n", "n"))
    shown = capsys.readouterr().out
    assert shown.count("    Line 19 of a long section.") == 2
    assert f"docs/en/{PAGE}:5 changed since the last review:\n- The mean.\n+ The middle.\n" in shown
    assert f"docs/zh-Hant/{PAGE}:5 has not changed since the last review." in shown
    assert f"docs/en/{OTHER}:1 was never reviewed." in shown


def test_without_git_it_says_that_what_was_reviewed_is_not_there(project, capsys):
    project.replace("The mean.", "A mean.", "en")
    reviewing.review(PAGE, [], answering("n"))
    assert f"docs/en/{PAGE}:5 changed since the last review; git does not have" in capsys.readouterr().out


def test_what_was_shown_is_recorded_not_what_was_saved_meanwhile(project):
    changed(project)

    def ask(_):
        path = project.docs / "en" / PAGE
        path.write_text(path.read_text("utf-8").replace("The mean.", "The median."), encoding="utf-8")
        return "y"

    assert reviewing.review(PAGE, [], ask) == []
    assert left(project) == ["a.md#a", f"{PAGE}#mean"]


def test_named_sections_are_recorded_without_asking_and_no_others(project):
    changed(project)
    assert reviewing.review(PAGE, ["mean"], None) == []
    assert left(project) == ["a.md#a", f"{PAGE}#loss"]


@pytest.mark.parametrize("name", ["all", "*", "", "mea", "Mean", "#mean", "mean,loss"])
def test_a_name_of_no_section_is_refused_with_those_that_are_there(project, name):
    before = changed(project)
    (fault,) = reviewing.review(PAGE, ["loss", name], None)
    assert fault.message == f"there is no section {name}; name some of top, loss, mean"
    assert project.lock == before


def test_sections_are_named_of_one_page_only(project):
    before = changed(project)
    (fault,) = reviewing.review("all", ["mean"], None)
    assert "sections are named of one page; say which" in str(fault)
    assert project.lock == before


def test_without_a_terminal_nothing_is_recorded(project):
    before = changed(project)
    (fault,) = reviewing.review(PAGE, [], None)
    assert str(fault).startswith(f"docs/zh-Hant/{PAGE}:1: both texts must be read, and there is no terminal")
    assert project.lock == before


@pytest.mark.parametrize("name", ["lessons/none.md", f"docs/en/{PAGE}", f"../en/{PAGE}", ""])
def test_an_unknown_page_is_refused(project, name):
    (fault,) = project.review(name)
    assert "there is no such page; write it, or name another" in fault.message


@pytest.mark.parametrize("name", [PAGE, "all"])
def test_languages_that_disagree_are_refused_and_nothing_is_recorded(project, name):
    before = project.lock
    project.replace("The mean.", "The mean.\n\nOf all.", "en")
    (fault,) = project.review(name)
    assert "lacks this paragraph" in str(fault)
    assert project.lock == before


def test_a_broken_lock_file_is_refused(project):
    (project.docs / "translations.lock").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    (fault,) = project.review()
    assert str(fault).startswith("docs/translations.lock:1: this is no record")


def test_a_refused_review_ends_with_an_error():
    words = [sys.executable, "-m", "lessonkit.translating.reviewing", "lessons/none.md"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("docs/zh-Hant/lessons/none.md:1: there is no such page; ")


COPY = """
from pathlib import Path
from lessonkit.reading import nav
from lessonkit.translating import parity, review_lock, reviewing
docs = Path({docs!r})
nav.DOCS = parity.DOCS = reviewing.DOCS = docs
reviewing.LOCK = review_lock.LOCK = docs / "translations.lock"
reviewing.main()
"""


@pytest.mark.parametrize(("typed", "sections"), [(b"y\nn\n", ["mean"]), (b"q\n", ["loss", "mean"])])
def test_a_person_at_a_terminal_is_asked(project, typed, sections):
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    changed(project)
    ours, theirs = pty.openpty()
    words = [sys.executable, "-c", COPY.format(docs=str(project.docs)), PAGE]
    process = subprocess.Popen(words, cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE)
    os.write(ours, typed)
    shown = process.communicate()[0].decode()
    for end in (ours, theirs):
        os.close(end)
    assert process.returncode == 0
    assert "Do both say the same? [y/N, q to stop]" in shown
    assert left(project) == ["a.md#a", *(f"{PAGE}#{name}" for name in sections)]


def test_what_is_piped_in_is_no_answer(project):
    before = changed(project)
    words = [sys.executable, "-c", COPY.format(docs=str(project.docs)), PAGE]
    done = subprocess.run(words, cwd=ROOT, input=b"y\ny\n", capture_output=True, check=False)
    assert done.returncode == 1
    assert b"there is no terminal to ask in" in done.stderr
    assert project.lock == before
