"""Lesson facts: how long a lesson takes, and where its numbers come from."""

import platform
import re
from importlib.metadata import version
from pathlib import Path

from lessonkit import STYLE
from lessonkit.common.fingerprints import fingerprint, surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.language.introductions import introduced
from lessonkit.reading.git_history import dated, last_change
from lessonkit.reading.listings import code, runs
from lessonkit.reading.main_line import main_line, main_prose
from lessonkit.reading.pages import Page, page_paths
from lessonkit.reading.shared_pages import read
from lessonkit.taking.notebooks import FOLDERS
from lessonkit.taking.seeds import seeds
from lessonkit.taking.setup_cells import modules

WORD, HAN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*"), re.compile(r"[\u4e00-\u9fff]")
PER_MINUTE = {"words": 150, "characters": 300, "lines of code": 10, "formulas": 4}
EXERCISE = 10  # minutes
FACTS = LastMade("facts")


def all_facts(folder: Path, locale: str) -> dict[str, dict]:
    """Return what the frame of each lesson and lab says, by the page's path below its language's folder."""
    paths = [path for path in page_paths(folder) if path.parent.name in FOLDERS]
    made_with = fingerprint(surroundings(), repr(dated([folder])))
    return {path.relative_to(folder).as_posix(): stored_facts(path, locale, made_with) for path in paths}


def stored_facts(path: Path, locale: str, made_with: str) -> dict:
    """Return the facts of a lesson, stored or found."""
    place = f"{locale}/{path.parent.name}/{path.name}"
    return FACTS.made_of(path, place, made_with, lambda: lesson_facts(path, locale))


def lesson_facts(path: Path, locale: str) -> dict:
    """Return what the frame of a lesson says about it; FaultError where the page can't be read."""
    page = read(path)
    exercises = sum(fence.role == "exercise" for fence in page.fences)
    return {
        "minutes": reading_minutes(page),
        "exercises": exercises,
        "exercise_minutes": exercises * EXERCISE,
        "terms": introduced(path.stem, locale) if path.parent.name == "lessons" else [],
        "seeds": seeds(page),
        "changed": last_change([path, STYLE, *modules(page)]),
    }


def versions() -> dict[str, str]:
    """Return the versions of what computed the numbers of all pages."""
    return {"python": platform.python_version(), "torch": version("torch").partition("+")[0]}


def reading_minutes(page: Page) -> int:
    """Return about how many minutes the main line of a page takes, in steps of five."""
    prose, items = main_prose(page), [*main_line(page)]
    blocks = [
        code(item.fence) for item in items if item.fence and runs(item.fence) and not item.fence.exercise
    ]
    amounts = {
        "words": len(WORD.findall(prose)),
        "characters": len(HAN.findall(prose)),
        "lines of code": sum(len(list(filter(None, block.split("\n")))) for block in blocks),
        "formulas": sum(item.kind == "formula" for item in items),
    }
    minutes = sum(amount / PER_MINUTE[what] for what, amount in amounts.items())
    return 5 * max(1, round(minutes / 5))
