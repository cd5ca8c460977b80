"""The style sheet: for authors one file per concern, for browsers one file, which they ask for once."""

import posixpath
import re
from collections.abc import Iterator

import yaml

from lessonkit import CONFIGURATION, DOCS
from lessonkit.common.faults import Fault
from lessonkit.common.lined_yaml import FAST
from lessonkit.common.text_files import read_text

SHEET = "assets/site.css"
ABOVE = "../"  # of the folder of a locale, as mkdocs.yml names the files that all locales share
RELATIVE = re.compile(r"(?<=\burl\()[\"']?(?P<path>(?!data:|#)[^\"')]+)[\"']?(?=\))")


def sources() -> dict[str, int]:
    """Return the style sheets that mkdocs.yml lists, by their paths below docs, with their lines."""
    root = yaml.compose(CONFIGURATION.read_text(encoding="utf-8"), FAST)
    listed = next(value for key, value in root.value if key.value == "extra_css")
    return {node.value.removeprefix(ABOVE): node.start_mark.line + 1 for node in listed.value}


def sheet_faults() -> Iterator[Fault]:
    """Yield the style sheets that are listed but not there."""
    for name, line in sources().items():
        if not (DOCS / name).is_file():
            yield Fault(CONFIGURATION, line, f"there is no docs/{name}; write it or take it out of the list")


def style_sheet() -> str:
    """Return all style sheets in one, in their order."""
    there = [name for name in sources() if (DOCS / name).is_file()]  # while an author works; see above
    return "\n".join(moved(read_text(DOCS / name), name) for name in there)


def moved(css: str, name: str) -> str:
    """Return a style sheet whose addresses hold in the folder of the one sheet."""
    folder = posixpath.relpath(posixpath.dirname(name), posixpath.dirname(SHEET))
    return RELATIVE.sub(lambda url: posixpath.normpath(posixpath.join(folder, url["path"])), css)
