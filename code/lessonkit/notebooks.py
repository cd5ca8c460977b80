"""Notebooks: each lesson and lab to download, so that it runs anywhere with only torch and matplotlib."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
from mkdocs.config.defaults import MkDocsConfig
from nbformat import NotebookNode

from lessonkit.faults import FaultError
from lessonkit.fence_checks import printed
from lessonkit.fences import Fence
from lessonkit.inputs import surroundings
from lessonkit.listings import code
from lessonkit.pages import Page, page_paths
from lessonkit.plain_markdown import absolute, plain_markdown
from lessonkit.setup_cells import setup_cells
from lessonkit.simplified import simplify

FOLDERS = ("lessons", "labs")
FIGURE = {"en": "Figure:", "zh-Hant": "圖："}
DATED = re.compile(r"\A.*?(?=<svg)|\s*<metadata>.*?</metadata>", re.DOTALL)
IN_ADDRESS = str.maketrans({"%": "%25", "#": "%23", '"': "%22", "<": "%3C", ">": "%3E", "\n": " "})
SET_UP = 2  # cells of code before those of the page
METADATA = {
    "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    "language_info": {"name": "python"},
}


def write_notebooks(config: MkDocsConfig) -> None:
    """Write the notebooks of one locale; FaultError where a page has a block that fails."""
    for path in page_paths(Path(config.docs_dir)):
        if path.parent.name in FOLDERS:
            write_notebook(path, config)


def write_notebook(path: Path, config: MkDocsConfig) -> Path:
    """Write the notebook of a page beside the page, and return where it is."""
    name, locale = f"{path.parent.name}/{path.stem}", config.extra["locale"]
    source, url = config.extra["locales"][locale]["source"], f"{config.site_url}{name}.md"
    text = notebook_text(Page.read(path).text, path, url, config.site_name, FIGURE[source], surroundings())
    return write_beside(path, config, ".ipynb", text)


def write_beside(path: Path, config: MkDocsConfig, suffix: str, text: str) -> Path:
    """Write a lesson in another form beside its page, in the script of the locale; return where it is."""
    locale = config.extra["locale"]
    generated = locale != config.extra["locales"][locale]["source"]
    target = Path(config.site_dir, path.parent.name, path.stem, f"{path.stem}{suffix}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(simplify(text) if generated else text, encoding="utf-8", newline="\n")
    return target


@functools.lru_cache(maxsize=1000)
def notebook_text(text: str, path: Path, url: str, site_name: str, figure: str, _made_with: str) -> str:
    """Return the file of a notebook; the same page in the same surroundings is converted only once."""
    return f"{nbformat.writes(notebook(Page(text, path), url, site_name, figure))}\n"


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
    fences = [part for part in plain_markdown(page, "", "") if isinstance(part, Fence)]
    numbered = enumerate(fences, start=1 + SET_UP)
    return {fence.exercise: number for number, fence in numbered if fence.role == "exercise"}


def markdown_cell(source: str) -> dict:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def code_cell(source: str, metadata: dict | None = None, outputs: tuple[dict, ...] = ()) -> dict:
    return {
        "cell_type": "code",
        "metadata": metadata or {},
        "source": source,
        "outputs": list(outputs),
        "execution_count": None,
    }


def block_cell(page: Page, fence: Fence) -> dict:
    """Return a block as a cell with its outputs; one that has to fail lets the cells below it run."""
    if fence.role == "exercise":
        return code_cell(code(fence)) | {"id": fence.exercise}  # what comes of it, its check shows
    fails = fence.role == "check" or "raises" in fence.attributes
    text = printed(page, fence)
    if text is None:
        raise FaultError(page.path, fence.line, "this block has no result to put in the notebook; mend it")
    outputs = *said(text, fails), *map(drawing, page.result(fence)["figures"].values())
    return code_cell(code(fence), {"tags": ["raises-exception"]} if fails else {}, outputs)


def said(text: str, fails: bool) -> Iterator[dict]:
    """Yield what a block printed, and the error that it ended with: then, the last line of the text."""
    text, _, error = text.rpartition("\n") if fails else (text, "", "")
    if text:
        yield {"output_type": "stream", "name": "stdout", "text": f"{text}\n"}
    if error:
        name, _, value = error.partition(": ")
        yield {"output_type": "error", "ename": name, "evalue": value, "traceback": [error]}


def drawing(svg: str) -> dict:
    """Return a figure as an output, on white, for its lines are dark.

    It is an image in HTML: of a notebook from elsewhere, Jupyter does not show `image/svg+xml`.
    """
    source = DATED.sub("", svg).translate(IN_ADDRESS)
    image = f'<img alt="" src="data:image/svg+xml,{source}" style="background: white">'
    return {"output_type": "display_data", "data": {"text/html": image}, "metadata": {}}
