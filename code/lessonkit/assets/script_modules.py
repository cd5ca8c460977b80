"""Script modules: those that a page's scripts will import, named early, so that none waits for another."""

import posixpath
import re

from lessonkit import DOCS
from lessonkit.common.fingerprints import surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.common.text_files import read_text
from lessonkit.rendering.widgets import widget_names

MODULES = LastMade("modules")
IMPORT = re.compile(r"""\b(?:from|import)\s*["'](\.{1,2}/[^"']+)["']""")
COURSE = "assets/javascript/course.js"
WIDGETS = "assets/widgets"
FRAMEWORK = f"{WIDGETS}/framework.js"  # imports the module of a widget by its name, where one stands


def page_modules() -> dict[str, list[str]]:
    """Return what `find_modules` does, found anew only when a file beside the pages changed."""
    return MODULES.made("pages", surroundings, find_modules)


def find_modules() -> dict[str, list[str]]:
    """Return the paths below docs of what every page imports ("course"), and each widget besides."""
    course = imported([COURSE])
    beside = {
        name: [path for path in imported([FRAMEWORK, f"{WIDGETS}/{name}.js"]) if path not in course]
        for name in widget_names()
    }
    return {"course": course, **beside}


def imported(paths: list[str]) -> list[str]:
    """Return these modules and all that they import, directly or not; while an author works, those there."""
    found = []
    waiting = list(paths)
    while waiting:
        path = waiting.pop(0)
        if path not in found and (DOCS / path).is_file():
            found.append(path)
            targets = IMPORT.findall(read_text(DOCS / path))
            waiting += [posixpath.normpath(posixpath.join(posixpath.dirname(path), one)) for one in targets]
    return found
