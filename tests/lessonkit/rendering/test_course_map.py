"""The course map: what is written as links, what is planned as text, in each locale."""

from xml.etree import ElementTree

import markdown
import pytest

from lessonkit.common.faults import FaultError
from lessonkit.reading import planned_lessons
from lessonkit.reading.planned_lessons import read_planned
from lessonkit.rendering import course_map, course_outline
from lessonkit.rendering.course_outline import Lesson, Part, course_parts

PARTS = [
    Part("開始", [Lesson("資料", "lessons/a.md"), Lesson("迴圈")]),
    Part("網路", [Lesson("網路", subtitle="：線"), Lesson("程式", subtitle="：碼")]),
]


WORDS = {"planned": "籌備中", "written": "{all} 課寫好 {written} 課"}


def drawn(*extensions):
    html = markdown.markdown(
        "[map]\n",
        extensions=["lessonkit.rendering.course_map", *extensions],
        extension_configs={"lessonkit.rendering.course_map": WORDS | {"parts": PARTS}},
    )
    return ElementTree.fromstring(html)  # noqa: S314, our own


def test_a_written_lesson_is_a_link_that_scripts_can_find():
    (item,) = drawn().iterfind(".//li[@data-lesson]")
    assert item.get("data-lesson") == "lessons/a/"
    assert item.find("a").get("href") == "lessons/a.md"


def test_a_planned_lesson_or_part_says_so_once():
    begun, later = drawn().find("ol")
    assert "".join(begun.find("p").itertext()) == "開始"
    assert ["".join(item.itertext()) for item in begun.iterfind("ul/li")] == ["資料", "迴圈 籌備中"]
    assert "".join(later.find("p").itertext()) == "網路 籌備中"
    assert ["".join(item.itertext()) for item in later.iterfind("ul/li")] == ["網路：線", "程式：碼"]


def test_a_subtitle_can_be_told_from_its_title_unless_that_names_the_part():
    assert [span.text for span in drawn().iter("span")] == ["：碼"]


def test_below_the_map_stands_how_much_is_written():
    assert drawn().find("div").text == "4 課寫好 1 課"


def test_a_finished_course_says_nothing_of_plans(monkeypatch):
    monkeypatch.setattr("test_course_map.PARTS", [Part("開始", PARTS[0].lessons[:1])])
    assert drawn().find("div") is None


def test_the_map_is_converted():
    assert [link.text for link in drawn("lessonkit.language.simplified").iter("a")] == ["数据"]


@pytest.fixture
def docs(tmp_path, monkeypatch):
    for language, title in (("en", "Data: rows"), ("zh-Hant", "資料")):
        (tmp_path / language / "lessons").mkdir(parents=True)
        path = tmp_path / language / "lessons" / "a.md"
        path.write_text(f"---\ndescription: x\n---\n\n# {title} {{#a}}\n", encoding="utf-8")
    loops = "start:\n  lessons/b: {zh-Hant: 迴圈, en: Loops}\n"
    lessons = f"{loops}end:\n  labs/c: {{zh-Hant: 程式, en: 'Programs: many'}}\n"
    (tmp_path / "planned.yml").write_text(lessons, encoding="utf-8")
    for module in (course_outline, planned_lessons):
        monkeypatch.setattr(module, "DOCS", tmp_path)
    monkeypatch.setattr(planned_lessons.read_planned, "__defaults__", (tmp_path / "planned.yml",))
    return tmp_path


def test_parts_come_from_the_nav_and_then_from_what_is_planned(docs):
    nav = ["index.md", {"start": ["lessons/a.md", "lessons/missing.md"]}, {"authors": ["authors/a.md"]}]
    assert course_parts(nav, {"start": "Start", "end": "End"}, "en") == [
        Part("Start", [Lesson("Data", "lessons/a.md", ": rows"), Lesson("Loops")]),
        Part("End", [Lesson("Lab: Programs", subtitle=": many")]),
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("lessons/b", "lessons/a", ":2: lessons/a is written; take it out of the planned ones"),
        (", en: 'Programs: many'", "", ":4: labs/c has no en title; add it"),
        ("Loops}", "Loops", ":3: this is not YAML: did not find expected ',' or '}'; correct it"),
    ],
)
def test_what_is_wrong_with_a_planned_lesson_is_named_with_its_line(docs, old, new, message):
    path = docs / "planned.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(FaultError) as refused:
        read_planned(path)
    assert str(refused.value.fault).endswith(f"planned.yml{message}")


def test_the_place_is_needed():
    assert course_map.PLACE not in markdown.markdown("Text\n", extensions=["lessonkit.rendering.course_map"])
