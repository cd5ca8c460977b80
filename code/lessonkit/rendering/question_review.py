"""Question review: all questions of the course in place of `[questions]`; a script shows those got wrong."""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from lessonkit import DOCS
from lessonkit.common.extensions import extends
from lessonkit.common.faults import relative
from lessonkit.common.fingerprints import surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.language.interface_words import read_words
from lessonkit.reading.nav import parts
from lessonkit.reading.placeholders import places
from lessonkit.reading.quizzes import quizzes
from lessonkit.reading.shared_pages import read
from lessonkit.rendering.course_outline import first_heading

PLACE = "[questions]"
ASKED = LastMade("asked")


def lessons(source: str) -> list[tuple[str, str, list[list[str]]]]:
    """Return the lessons of a folder of docs/ that have questions, in the order of these.

    Of each its name, its title, and id and stem of each question.
    """
    made_with = surroundings()
    paths = (DOCS / source / "lessons").glob("*.md")
    found = [(path.name, first_heading(path, made_with), asked(path, made_with)) for path in paths]
    return sorted((lesson for lesson in found if lesson[2]), key=lambda lesson: lesson[2][0])


def asked(path: Path, made_with: str) -> list[list[str]]:
    """Return id and stem of each question of a lesson."""

    def find() -> list[list[str]]:
        return [[quiz.id, quiz.stem] for quiz in quizzes(read(path))]

    return ASKED.made_of(path, relative(path), made_with, find)


def entry(name: str, title: str, questions: list[list[str]], topics: dict[str, str]) -> Element:
    """Return a lesson as a hidden item, with its questions as hidden items of a list of its own.

    Its topic is the part of the course that it belongs to: the key in the nav, and the name in `topics`.
    """
    address = f"lessons/{name}"
    part = next((key for key, pages in parts().items() if address in pages), "")
    lesson = Element("li", {"hidden": "", "data-part": part, "data-topic": topics.get(part, part)})
    SubElement(lesson, "a", {"href": address}).text = title
    listed = SubElement(lesson, "ul")
    for question, stem in questions:
        item = SubElement(listed, "li", {"hidden": "", "data-question": question})
        SubElement(item, "a", {"href": f"{address}#{question}"}).text = stem
    return lesson


class Review(Treeprocessor):
    """Puts the list where the page has its place for it, and above it a line for how many there are."""

    def __init__(
        self, md: Markdown, locale: str = "en", source: str = "en", topics: dict[str, str] | None = None
    ):
        super().__init__(md)
        self.locale, self.source, self.topics = locale, source, topics or {}

    def run(self, root: Element) -> None:
        for place in places(root, PLACE):
            # An element of its own name: Material's search leaves it out as a whole only so.
            place.tag, place.attrib["data-search-exclude"] = "x-review", ""
            SubElement(place, "p", {"role": "status"}).text = read_words(self.locale)["review-static"]
            listed = (entry(*lesson, self.topics) for lesson in lessons(self.source))
            SubElement(place, "ul").extend(listed)


makeExtension = extends(Review)  # noqa: N816
