"""Course outline: the parts of the course as its nav lists it, and the lessons that are still planned."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lessonkit import DOCS
from lessonkit.common.fingerprints import surroundings
from lessonkit.language.interface_words import read_words
from lessonkit.reading.planned_lessons import read_planned
from lessonkit.rendering.citations import citing
from lessonkit.taking.notebooks import FOLDERS

TAUGHT = tuple(f"{folder}/" for folder in FOLDERS)  # where the pages of a part lie
LAB = "labs/"
SUBTITLE = re.compile("[:：].*")  # of a title such as "Scoring a guess: loss functions"


@dataclass(frozen=True)
class Lesson:
    """A lesson of a part; one that is only planned has no page."""

    title: str
    page: str = ""
    subtitle: str = ""

    @property
    def address(self) -> str:
        """Where the lesson lies below its locale."""
        return f"{PurePosixPath(self.page).with_suffix('')}/" if self.page else ""


@dataclass(frozen=True)
class Part:
    """A part of the course with its lessons in order."""

    title: str
    lessons: list[Lesson]


def course_parts(nav: list, sections: dict[str, str], language: str) -> list[Part]:
    """Return the parts of the course in a language that is written by hand; FaultError as read_planned."""
    written = {
        key: written_lessons(entries, language)
        for section in nav
        if isinstance(section, dict)
        for key, entries in section.items()
        if str(entries[0]).startswith(TAUGHT)
    }
    planned = read_planned()
    keys = dict.fromkeys([*written, *planned])
    return [
        Part(
            sections[key],
            written.get(key, []) + planned_lessons(planned.get(key, {}), language),
        )
        for key in keys
    ]


def written_lessons(entries: list[str], language: str) -> list[Lesson]:
    """Return the lessons of a part; one that isn't there yet has a fault of its own."""
    made_with = surroundings()
    paths = {page: path for page in entries if (path := DOCS / language / page).exists()}
    return [lesson(first_heading(path, made_with), page, language, page) for page, path in paths.items()]


def planned_lessons(forms: dict[str, dict[str, str]], language: str) -> list[Lesson]:
    """Return the lessons that a part will have."""
    return [lesson(form[language], name, language) for name, form in forms.items()]


def lesson(heading: str, name: str, language: str, page: str = "") -> Lesson:
    """Return a lesson with its title and subtitle apart, as the map shows them; a lab says that it is one."""
    title = SUBTITLE.sub("", heading)
    subtitle = heading.removeprefix(title)
    return Lesson(read_words(language)["lab"] % title if name.startswith(LAB) else title, page, subtitle)


def first_heading(path: Path, made_with: str) -> str:
    """Return the first heading of a page, which names it, as MkDocs does: without one, the file's name."""
    return citing(path, made_with)[0] or path.stem
