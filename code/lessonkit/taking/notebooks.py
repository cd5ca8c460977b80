"""Notebooks: each lesson and lab to download, so that it runs anywhere with only torch and matplotlib."""

from collections.abc import Callable
from pathlib import Path

import nbformat
from mkdocs.config.defaults import MkDocsConfig
from nbformat import NotebookNode

from lessonkit.common.fingerprints import fingerprint, surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.language.simplified import simplify
from lessonkit.reading.fences import Fence
from lessonkit.reading.pages import Page, page_paths
from lessonkit.reading.shared_pages import read
from lessonkit.taking.notebook_cells import block_cell, code_cell, markdown_cell
from lessonkit.taking.plain_markdown import absolute, blocks_to_run, plain_markdown
from lessonkit.taking.setup_cells import setup_cells

FOLDERS = ("lessons", "labs")
FIGURE = {"en": "Figure:", "zh-Hant": "圖："}
SET_UP = 2  # cells of code before those of the page
TAKEN = LastMade("taken")
METADATA = {
    "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    "language_info": {"name": "python"},
}


def write_notebooks(config: MkDocsConfig) -> None:
    """Write the notebooks of one locale; FaultError where a page has a block that fails."""
    made_with = surroundings()
    for path in page_paths(Path(config.docs_dir)):
        if path.parent.name in FOLDERS:
            write_notebook(path, config, made_with)


def write_notebook(path: Path, config: MkDocsConfig, made_with: str) -> Path:
    """Write the notebook of a page beside the page, and return where it is."""
    name, locale = f"{path.parent.name}/{path.stem}", config.extra["locale"]
    source, url = config.extra["locales"][locale]["source"], f"{config.site_url}{name}.md"

    def make() -> str:
        made = notebook(read(path, locale), url, config.site_name, FIGURE[source])
        return f"{nbformat.writes(made)}\n"

    return write_beside(path, config, ".ipynb", made_with, make)


def write_beside(
    path: Path, config: MkDocsConfig, suffix: str, made_with: str, make: Callable[[], str]
) -> Path:
    """Write a lesson in another form beside its page, in the script of the locale; return where it is.

    The same page in the same surroundings is brought into that form only once.
    """
    locale = config.extra["locale"]
    target = Path(config.site_dir, path.parent.name, path.stem, f"{path.stem}{suffix}")
    place = f"{locale}/{path.parent.name}/{target.name}"
    convert = str if locale == config.extra["locales"][locale]["source"] else simplify
    made_with = fingerprint(made_with, config.site_url, config.site_name)
    text = TAKEN.made_of(path, place, made_with, lambda: convert(make()))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    return target


def notebook(page: Page, url: str, site_name: str, figure: str) -> NotebookNode:
    """Return a page as a notebook with its outputs; FaultError at a block that fails or did not run.

    `url` is where the page's source would lie on the site; `figure` introduces what a figure shows.
    """
    install, course = setup_cells(page)
    cells = [
        block_cell(page, part) if isinstance(part, Fence) else markdown_cell(part)
        for part in plain_markdown(page, url, figure)
    ]
    start = [*(cell["cell_type"] for cell in cells), "code"].index("code")
    cells[start:start] = [code_cell(install), code_cell(course, {"jupyter": {"source_hidden": True}})]
    cells.insert(0, markdown_cell(f"[{site_name}]({absolute('', url)}) · CC BY 4.0 (text), MIT (code)"))
    named = [{"id": f"cell-{number}"} | cell for number, cell in enumerate(cells)]
    made = nbformat.from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": METADATA, "cells": named})
    nbformat.validate(made)
    return made


def starter_cells(page: Page) -> dict[str, int]:
    """Return, for each exercise, the number that Jupyter gives its starter when all cells run in order."""
    numbered = enumerate(blocks_to_run(page), start=1 + SET_UP)
    return {fence.exercise: number for number, fence in numbered if fence.role == "exercise"}
