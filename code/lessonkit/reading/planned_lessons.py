"""Planned lessons: what the course will have, by the section of the nav that it belongs to.

They stand in `docs/planned.yml`; a course that is whole has no such file.
"""

from pathlib import Path

from lessonkit import DOCS, LANGUAGES
from lessonkit.common.faults import FaultError
from lessonkit.common.lined_yaml import entries, read_mapping
from lessonkit.common.text_files import read_text
from lessonkit.reading.pages import page_paths

PLANNED = DOCS / "planned.yml"


def read_planned(path: Path = PLANNED) -> dict[str, dict[str, dict[str, str]]]:
    """Return the planned lessons by section; FaultError where one is written already or lacks a language."""
    if not path.exists():
        return {}
    content = entries(read_mapping(path))
    for section in (key for key, lessons in content.items() if not isinstance(lessons, dict)):
        line = f"\n{read_text(path)}".split(f"\n{section}:")[0].count("\n") + 1
        raise FaultError(path, line, f"{section} lists no lessons; take it out")
    sections = {key: entries(lessons) for key, lessons in content.items()}
    for lessons in sections.values():
        for name, forms in lessons.items():
            for language in LANGUAGES:
                if language not in forms:
                    raise FaultError(path, forms["line"], f"{name} has no {language} title; add it")
                if name in written(language):
                    message = f"{name} is written; take it out of the planned ones"
                    raise FaultError(path, forms["line"], message)
    return sections


def written(language: str) -> set[str]:
    """Return the names of the pages that a language has, without their endings."""
    folder = DOCS / language
    return {path.relative_to(folder).with_suffix("").as_posix() for path in page_paths(folder)}


def planned_slugs() -> set[str]:
    """Return the names of all pages that are planned, without their folders; FaultError as read_planned."""
    return {Path(name).name for lessons in read_planned().values() for name in lessons}
