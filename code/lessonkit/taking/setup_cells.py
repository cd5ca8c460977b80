"""Set-up cells: what a notebook does first, so that a page's code runs without this project."""

import contextlib
import functools
import os
import re
from modulefinder import ModuleFinder
from pathlib import Path

from lessonkit import CODE, STYLE
from lessonkit.common.fingerprints import names_below
from lessonkit.common.text_files import read_text
from lessonkit.reading.embedding import MARKER
from lessonkit.reading.pages import Page

RECORDS = CODE / "nudge" / "data" / "measurements"
INSTALL = """\
# Installs what is missing, and shows results, warnings and figures as the page does.
import warnings
from importlib.util import find_spec

if not (find_spec("torch") and find_spec("matplotlib")):
    %pip install torch matplotlib

%config PlainTextFormatter.pprint = False
%matplotlib inline
%config InlineBackend.figure_formats = ["svg"]
warnings.filterwarnings("ignore", message="Glyph .* missing from")
warnings.formatwarning = lambda message, kind, *_: f"{kind.__name__}: {message}\\n\""""
COURSE = """\
# What this page imports from the course, and the style of its figures, in a temporary folder.
import sys
import tempfile
from pathlib import Path

import matplotlib.style


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


course = Path(tempfile.mkdtemp())
write(course, {
FILES})
sys.path.insert(0, str(course))
matplotlib.style.use(course / "figures.mplstyle")"""


def setup_cells(page: Page) -> tuple[str, str]:
    """Return the code that installs what is missing, and the code that writes what the page imports."""
    needed = [*modules(page), *records(page)]
    paths = {path.relative_to(CODE).as_posix(): path for path in needed} | {STYLE.name: STYLE}
    files = [f"    \"{name}\": r'''{without_markers(path)}''',\n" for name, path in paths.items()]
    return INSTALL, COURSE.replace("FILES", "".join(files))


def modules(page: Page) -> list[Path]:
    """Return the modules of this project that the page's code imports, at once or by way of others."""
    pieces = [piece for _, step in page.owned_steps for piece in step["pieces"] + step.get("check", [])]
    versions = ((name, os.stat(name).st_mtime_ns) for name in names_below(CODE / "nudge"))
    return list(imported(tuple((piece["source"], piece["path"]) for piece in pieces), tuple(versions)))


def records(page: Page) -> list[Path]:
    """Return the records of measurements that the page's code names, or a module that it imports."""
    code = [piece["source"] for _, step in page.owned_steps for piece in step["pieces"]]
    code += [read_text(path) for path in modules(page)]
    return [path for path in sorted(RECORDS.glob("*.json")) if any(f'"{path.stem}"' in one for one in code)]


@functools.lru_cache  # the notebook, the program and the frame of a page all ask for them
def imported(pieces: tuple[tuple[str, str], ...], _versions: tuple) -> tuple[Path, ...]:
    """Return the modules that pieces of code import, as the modules of the course stand now."""
    finder = ModuleFinder(path=[str(CODE)])
    main = finder.add_module("__main__")
    for source, path in pieces:
        with contextlib.suppress(SyntaxError):  # a block may be there to raise one
            finder.scan_code(compile(source, path, "exec"), main)
    return tuple(sorted(Path(module.__file__) for module in finder.modules.values() if module.__file__))


def without_markers(path: Path) -> str:
    """Return the text of a file without the lines that mark its sections."""
    lines = read_text(path).splitlines(keepends=True)
    kept = "".join(line for line in lines if not MARKER.search(line))
    return re.sub(r"\n{4,}", "\n\n\n", kept).strip("\n") + "\n"
