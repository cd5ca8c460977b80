"""The course map: all parts with their lessons, as a list of links, in place of a line `[map]`."""

from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from lessonkit.common.extensions import extends
from lessonkit.reading.placeholders import places
from lessonkit.rendering.course_outline import Lesson, Part

PLACE = "[map]"


def lesson_item(lesson: Lesson, planned: str) -> Element:
    """Return a lesson as a list item: a link to its page, or its title marked as planned."""
    item = Element("li")
    if lesson.page:
        item.set("data-lesson", lesson.address)
        entitle(SubElement(item, "a", {"href": lesson.page}), lesson)
    else:
        item.set("class", "planned")
        entitle(item, lesson)
        if planned:
            mark(item, planned)
    return item


def entitle(element: Element, lesson: Lesson) -> None:
    """Name a lesson in an element; the subtitle may go where there is no room."""
    element.text = lesson.title
    if lesson.subtitle:
        SubElement(element, "span", {"class": "subtitle"}).text = lesson.subtitle


def mark(element: Element, planned: str) -> None:
    """Say of a part or a lesson that it is planned."""
    SubElement(element, "small").text = f" {planned}"


def part_item(part: Part, planned: str) -> Element:
    """Return a part as a list item; where none of it is written, the part says so, and not each lesson."""
    item = Element("li")
    title = SubElement(item, "p")
    title.text = part.title
    begun = any(lesson.page for lesson in part.lessons)
    if not begun:
        mark(title, planned)
    lessons = SubElement(item, "ul")
    for lesson in part.lessons:
        shown = whole(lesson) if lesson.title == part.title else lesson
        lessons.append(lesson_item(shown, planned if begun else ""))
    return item


def whole(lesson: Lesson) -> Lesson:
    """Return a lesson whose subtitle is never left out."""
    return replace(lesson, title=lesson.title + lesson.subtitle, subtitle="")


def written(parts: Sequence[Part]) -> list[bool]:
    """Return, for each lesson of the course, whether it is written."""
    return [bool(lesson.page) for part in parts for lesson in part.lessons]


class CourseMap(Treeprocessor):
    """Puts the map where the page has its place for it."""

    def __init__(self, md: Markdown, parts: Sequence[Part] = (), planned: str = "planned", written: str = ""):
        super().__init__(md)
        self.parts, self.planned, self.written = parts, planned, written

    def run(self, root: Element) -> None:
        for place in places(root, PLACE):
            place.tag = "div"
            first = {"class": "course-map", "start": "0"}  # the first part comes before part 1
            SubElement(place, "ol", first).extend(part_item(part, self.planned) for part in self.parts)
            if len(pages := written(self.parts)) > sum(pages):
                said = self.written.format(written=sum(pages), all=len(pages))
                SubElement(place, "div", {"class": "lesson-facts"}).text = said


makeExtension = extends(CourseMap)  # noqa: N816
