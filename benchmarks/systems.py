"""Four systems that build the same cells: ours, mkdocs-jupyter, Jupyter Book 1 and Material alone.

Ours proves and builds a copy of the project. For the next two, each page of the built site is the
notebook that its readers download, without outputs; errors are allowed, since an exercise begins with
one. Jupyter Book (MyST-NB with its cache) lives in a virtual environment of its own, and its kernel is
ours. Material alone builds the Markdown of the pages and executes nothing. `LESSONS=12` in the
environment makes the course end after so many lessons and its first lab.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from generated import forget_runs, replace
from measured_system import System
from scratch import Scratch
from short_course import in_order, kept, short_course

from lessonkit import DOCS, LANGUAGES, ROOT

SITE, BOOKS = ROOT / "site", ROOT / ".venv" / "jupyter-book" / "bin" / "jupyter-book"
LESSON = "lessons/how-big-a-step"  # the page that is edited
LESSONS = os.environ.get("LESSONS", f"{len(in_order(ROOT))}")
PAGES = {name.rpartition(".")[0] for name in kept(in_order(ROOT), int(LESSONS) if LESSONS.isdecimal() else 0)}
if LESSON not in PAGES:
    sys.exit(f"LESSONS={LESSONS}: give a number with which the course still has {LESSON}, such as 12")
MKDOCS = [sys.executable, "-m", "mkdocs"]


def notebooks(locales: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of every notebook of the built site, without outputs."""
    for locale in locales:
        for name in sorted(PAGES):
            book = nbformat.read(SITE / locale / name / f"{Path(name).name}.ipynb", 4)
            for cell in book.cells:
                if cell.cell_type == "code":
                    cell.outputs, cell.execution_count = [], None
            yield f"{locale}/{name}.ipynb", nbformat.writes(book)


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder, and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def ours(folder: Path, locales: list[str]) -> System:
    """Return a copy of the project with these locales."""
    whole = len(PAGES) == len(in_order(ROOT))
    project = Scratch.create(folder) if whole else short_course(folder, int(LESSONS))
    for locale in set(os.listdir(SITE)) & {"en", "zh-Hant", "zh-Hans"} - {*locales}:
        replace(project, rf"^    {locale}:\n(?:      .*\n)+", "")
    forget_runs(project)
    pages = [folder / "docs" / language / f"{LESSON}.md" for language in LANGUAGES]
    settings = {"PYTHONPATH": str(folder / "code"), "NO_MKDOCS_2_WARNING": "1", "CI": ""}
    return System("ours", folder, [[*MKDOCS, "build", "--strict"]], [".cache", "site"], pages[::-1], settings)


def mkdocs_jupyter(folder: Path, locales: list[str]) -> System:
    """Return a site of MkDocs and Material whose pages are notebooks."""
    plugin = {"mkdocs-jupyter": {"execute": True}}
    settings = {"site_name": "Notebooks", "theme": {"name": "material", "font": False}, "plugins": [plugin]}
    books = {f"docs/{place}": text for place, text in notebooks(locales)}
    write(folder, {"mkdocs.yml": json.dumps(settings), "docs/index.md": "# Notebooks\n", **books})
    page = folder / "docs" / "en" / f"{LESSON}.ipynb"
    return System("mkdocs-jupyter", folder, [[*MKDOCS, "build"]], [".cache", "site"], [page])


def jupyter_book(folder: Path, locales: list[str]) -> System:
    """Return a book of MyST-NB whose kernel runs in our environment."""
    books = dict(notebooks(locales))
    execute = {"execute_notebooks": "cache", "allow_errors": True, "timeout": 120}
    kernel = {"argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]}
    chapters = [{"file": place.removesuffix(".ipynb")} for place in books]
    contents = {"format": "jb-book", "root": "index", "chapters": chapters}
    files = {
        "_config.yml": json.dumps({"title": "Notebooks", "execute": execute}),
        "_toc.yml": json.dumps(contents),
        "index.md": "# Notebooks\n",
        "kernels/kernels/python3/kernel.json": json.dumps(
            kernel | {"display_name": "Python 3", "language": "python"}
        ),
    }
    write(folder, files | books)
    command = [[str(BOOKS), "build", "."]]
    settings, page = {"JUPYTER_PATH": str(folder / "kernels")}, folder / "en" / f"{LESSON}.ipynb"
    return System("Jupyter Book 1", folder, command, ["_build"], [page], settings)


def material_alone(folder: Path, locales: list[str]) -> System:
    """Return the Markdown of the pages in one site of MkDocs and Material, for each locale."""
    sources = {"en": "en", "zh-Hant": "zh-Hant", "zh-Hans": "zh-Hant"}
    commands = []
    for locale in locales:
        shutil.copytree(DOCS / sources[locale], folder / locale)
        for name in {path.rpartition(".")[0] for path in in_order(ROOT)} - PAGES:
            (folder / locale / f"{name}.md").unlink(missing_ok=True)
        extensions = ["admonition", "attr_list", "footnotes", "md_in_html", "tables", "pymdownx.details"]
        extensions += [
            {"pymdownx.arithmatex": {"generic": True}},
            "pymdownx.highlight",
            "pymdownx.superfences",
        ]
        settings = {"site_name": locale, "docs_dir": locale, "site_dir": f"site/{locale}"}
        settings |= {"theme": {"name": "material", "font": False}, "markdown_extensions": extensions}
        write(folder, {f"{locale}.yml": json.dumps(settings)})
        commands.append([*MKDOCS, "build", "--config-file", f"{locale}.yml"])
    page = folder / "en" / f"{LESSON}.md"
    return System("Material alone", folder, commands, ["site"], [page])


SYSTEMS = (ours, mkdocs_jupyter, jupyter_book, material_alone)
