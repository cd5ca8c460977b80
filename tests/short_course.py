"""The first lessons of the course and a lab: for tests of what a build does, whatever is on its pages."""

import re
from pathlib import Path

from scratch import Scratch

from lessonkit import LANGUAGES
from lessonkit.reading.references import read_references
from lessonkit.translating.review_lock import Record
from lessonkit.translating.translations import pairs

LESSONS = 8
LAB = "labs/learning-rate-sweep.py"


def short_course(folder: Path, number: int = LESSONS) -> Scratch:
    """Return a scratch copy with so many lessons; the later ones are only planned."""
    course = Scratch.create(folder)
    lessons = in_order(course.root)
    later = {*lessons} - kept(lessons, number)
    for path in [*folder.glob("docs/*/**/*.md"), *folder.glob("docs/*/labs/*.py")]:
        name = path.relative_to(folder / "docs").as_posix().partition("/")[2]
        if name in later:
            path.unlink()
        else:
            path.write_text(without_links(path.read_text("utf-8"), later), "utf-8")
    leave_out(course, later)
    works = "; ".join(work.cited for work in read_references())  # what nobody cites is a fault
    last = [name for name in lessons[:number] if name.endswith(".md")][-1]
    for path in folder.glob(f"docs/*/{last}"):
        path.write_text(f"{path.read_text('utf-8')}\n({works})\n", "utf-8")
    review(course, later)
    return course


def in_order(root: Path) -> list[str]:
    """Return the lessons and labs of a project as its nav has them."""
    nav = (root / "mkdocs.yml").read_text("utf-8")
    return re.findall(r"^      - ((?:lessons|labs)/.+)$", nav, re.MULTILINE)


def kept(lessons: list[str], number: int) -> set[str]:
    """Return what a course with so many lessons has of these."""
    return {*lessons[:number], LAB}


def without_links(text: str, later: set[str]) -> str:
    """Return a text in which links to these pages are only their words."""
    names = "|".join(re.escape(name.rpartition("/")[2]) for name in later)
    return re.sub(rf"\[([^\[\]]+)\]\((?:[\w./-]*/)?(?:{names})(?:#[\w-]+)?\)", r"\1", text)


def leave_out(course: Scratch, later: set[str]) -> None:
    """Take pages out of the nav; as planned ones they keep their terms."""
    nav = course.read("mkdocs.yml")
    for name in later:
        nav = nav.replace(f"      - {name}\n", "")
    nav = re.sub(r"^  - [\w-]+:\n(?=  - |\n)", "", nav, flags=re.MULTILINE)
    (course.root / "mkdocs.yml").write_text(nav, "utf-8")
    with (course.root / "docs/planned.yml").open("a", encoding="utf-8") as planned:
        planned.write("setting-parameters:\n")
        planned.writelines(
            f"  {name.rpartition('.')[0]}: {{zh-Hant: {name}, en: {name}}}\n" for name in later
        )


def review(course: Scratch, later: set[str]) -> None:
    """Count what is left of each page as read in both languages, or every build would name what was cut."""
    header, *lines = course.read("docs/translations.lock").splitlines()
    known = {line.split()[-1].partition("#")[0] for line in lines} - later
    records = [
        Record(page, name, (first.fingerprint, second.fingerprint))
        for page in sorted(known)
        for name, (first, second) in pairs(versions(course, page)).items()
    ]
    text = "\n".join([header, *map(str, records)])
    (course.root / "docs/translations.lock").write_text(f"{text}\n", "utf-8")


def versions(course: Scratch, page: str) -> dict[str, Path]:
    """Return where a page of a copy stands in each language."""
    return {language: course.root / "docs" / language / page for language in LANGUAGES}
