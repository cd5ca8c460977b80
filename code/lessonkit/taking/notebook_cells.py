"""Notebook cells: texts and blocks of a page as they stand in its notebook, with what a block gave."""

import re
from collections.abc import Iterator

from lessonkit.common.faults import FaultError
from lessonkit.reading.fences import Fence
from lessonkit.reading.listings import code
from lessonkit.reading.pages import Page

DATED = re.compile(r"\A.*?(?=<svg)|\s*<metadata>.*?</metadata>", re.DOTALL)
IN_ADDRESS = str.maketrans({"%": "%25", "#": "%23", '"': "%22", "<": "%3C", ">": "%3E", "\n": " "})


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
    text = page.printed(fence)
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
