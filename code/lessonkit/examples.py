"""The one Sybil set-up: every fence, figure, heading and formula of a page is an example of its own.

The tests evaluate the examples one by one; `mkdocs build` and `mkdocs serve` evaluate the same ones.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sybil import Document, Example, Region, Sybil
from sybil.example import SybilFailure

from lessonkit import DOCS
from lessonkit.checks import checks
from lessonkit.faults import FaultError
from lessonkit.fence_checks import NOT_RUN
from lessonkit.outline import Item
from lessonkit.pages import Page


def parse(document: Document) -> Iterator[Region]:
    """Yield a region for each item of the page that can be wrong."""
    page = Page(document.text, Path(document.path))
    starts = [0, *(match.end() for match in re.finditer("\n", document.text))]
    for item in page.items:
        if checks(item):
            start, fence = starts[item.line - 1], item.fence
            first_line = document.text[start:].split("\n", 1)[0]
            span = (fence.start, fence.end) if fence else (start, start + len(first_line))
            yield Region(*span, item, partial(evaluate, page, item))


def evaluate(page: Page, item: Item, _example: Example) -> str:
    """Evaluate one example; return its fault as text, or nothing."""
    try:
        return next((str(fault) for check in checks(item) if (fault := check(page, item))), "")
    except FaultError as error:
        return str(error)


sybil = Sybil(parsers=[parse], pattern="*.md", path=str(DOCS))


def page_faults(path: Path) -> list[str]:
    """Return every fault of one page, as the tests would name them."""
    try:
        return document_faults(sybil.parse(path))
    except UnicodeDecodeError:
        return []  # where the languages are compared, the same file is refused with its line


def text_faults(text: str, path: Path) -> list[str]:
    """Return every fault of a page that is not a file."""
    document = Document(text, str(path))
    for region in parse(document):
        document.add(region)
    return document_faults(document)


def document_faults(document: Document) -> list[str]:
    """Evaluate all examples of a document; return each fault once."""
    found: dict[str, None] = {}
    for example in document.examples():
        try:
            example.evaluate()
        except SybilFailure as failure:
            if NOT_RUN not in failure.result:  # the block that stopped the page is named already
                found[failure.result] = None
    return list(found)
