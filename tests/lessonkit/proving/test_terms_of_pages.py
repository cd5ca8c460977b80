"""What pages do with terms is found again where a page changes, or the lessons before and after it."""

import pytest

from lessonkit.common import fingerprints
from lessonkit.proving import common_checks, stored_verdicts

TEXT = "---\ndescription: x\n---\n# A {#a}\n\nThe loss.\n"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Return the folder of a course, and what is read of it."""
    read = []
    names = {}

    def find(name, path, language, slugs):
        read.append((name, language))
        return ["wrong"] if "wrong" in path.read_text() else []

    monkeypatch.setattr(common_checks, "terms_of_page", find)
    monkeypatch.setattr(common_checks, "plan_faults", lambda slugs: [])
    monkeypatch.setattr(common_checks, "pages", lambda: names)
    monkeypatch.setattr(common_checks, "lessons", lambda: [*names])
    monkeypatch.setattr(stored_verdicts, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(stored_verdicts, "surroundings", lambda: "these")
    monkeypatch.setattr(fingerprints, "SETTLED", 0)

    def add(name):
        names[name] = {language: tmp_path / f"{name} {language}" for language in ("en", "zh-Hant")}
        for path in names[name].values():
            path.write_text(TEXT)
        return names[name]

    return add, read


def test_a_page_is_read_again_while_it_is_wrong_or_when_lessons_come(course):
    add, read = course
    page = add("a")

    def found():
        read.clear()
        return list(common_checks.term_faults("these")), len(read)

    assert [found(), found()] == [([], 2), ([], 0)]
    page["en"].write_text(f"{TEXT}wrong")
    assert [found(), found()] == [(["wrong"], 1)] * 2
    page["en"].write_text(TEXT)
    assert found() == ([], 0)
    add("b")
    assert found() == ([], 4)
    assert list(common_checks.term_faults()) == []
    assert len(read) == 8  # what is not proven with these surroundings, is read in full
