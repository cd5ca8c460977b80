"""The list of planned lessons: what is wrong with it is named with its line."""

import pytest

from lessonkit.common.faults import FaultError
from lessonkit.reading import planned_lessons
from lessonkit.reading.planned_lessons import read_planned

LESSON = "  lessons/later: {zh-Hant: 以後, en: Later}\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"# Plans\nfirst:\nsecond:\n{LESSON}", "2: first lists no lessons; take it out"),
        (f"first:\nsecond:\n{LESSON}", "1: first lists no lessons; take it out"),
        (f"first:\n{LESSON}second: soon\n", "3: second lists no lessons; take it out"),
        (f"first:\n{LESSON.replace(', en: Later', '')}", "2: lessons/later has no en title; add it"),
        (
            f"first:\n{LESSON.replace('later', 'start-here')}",
            "2: lessons/start-here is written; take it out of the planned ones",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(content, said, tmp_path):
    path = tmp_path / "planned.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FaultError) as refused:
        read_planned(path)
    assert str(refused.value.fault) == f"{path}:{said}"


def test_a_draft_or_an_old_copy_beside_the_pages_is_no_lesson(tmp_path, monkeypatch):
    monkeypatch.setattr(planned_lessons, "DOCS", tmp_path)
    (tmp_path / "en" / "lessons").mkdir(parents=True)
    for name in ("later.md~", "later.txt", "later"):
        (tmp_path / "en" / "lessons" / name).touch()
    path = tmp_path / "planned.yml"
    path.write_text(f"first:\n{LESSON}", encoding="utf-8")
    assert [*read_planned(path)] == ["first"]
    (tmp_path / "en" / "lessons" / "later.md").touch()
    with pytest.raises(FaultError):
        read_planned(path)


def test_a_whole_course_has_no_list(tmp_path):
    assert read_planned(tmp_path / "planned.yml") == {}
