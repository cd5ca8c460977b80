"""Question review: all questions of the course in place of `[questions]`; a script shows those got wrong."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from lessonkit import DOCS
from lessonkit.common.extensions import extends
from lessonkit.language.interface_words import read_words
from lessonkit.reading.nav import parts
from lessonkit.reading.pages import Page
from lessonkit.reading.placeholders import places
from lessonkit.reading.quizzes import Quiz, quizzes

PLACE = "[questions]"


def lessons(source: str) -> Iterator[tuple[Page, list[Quiz]]]:
    """Yield the lessons of a folder of docs/ that have questions, in the order of these."""
    pages = map(Page.read, (DOCS / source / "lessons").glob("*.md"))
    asked = [(page, found) for page in pages if (found := quizzes(page))]
    yield from sorted(asked, key=lambda lesson: lesson[1][0].id)


def entry(page: Page, questions: list[Quiz], topics: dict[str, str]) -> Element:
    """Return a lesson as a hidden item, with its questions as hidden items of a list of its own.

    Its topic is the part of the course that it belongs to: the key in the nav, and the name in `topics`.
    """
    address = f"lessons/{page.path.name}"
    part = next((key for key, pages in parts().items() if address in pages), "")
    lesson = Element("li", {"hidden": "", "data-part": part, "data-topic": topics.get(part, part)})
    title = next(item.text for item in page.items if item.kind == "heading")
    SubElement(lesson, "a", {"href": address}).text = title
    listed = SubElement(lesson, "ul")
    for question in questions:
        item = SubElement(listed, "li", {"hidden": "", "data-question": question.id})
        SubElement(item, "a", {"href": f"{address}#{question.id}"}).text = question.stem
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
