"""The one Sybil set-up: every fence, figure, heading and formula of a page is an example, and the whole page.

The tests evaluate the examples one by one; `mkdocs build` and `mkdocs serve` evaluate the same ones.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from sybil import Document, Example, Region, Sybil
from sybil.example import SybilFailure

from lessonkit import DOCS
from lessonkit.common.faults import Fault, FaultError
from lessonkit.proofreading.rendered_checks import check_rendered
from lessonkit.proving.checks import checks
from lessonkit.proving.fence_checks import NOT_RUN
from lessonkit.proving.miniatures import check_miniature
from lessonkit.proving.page_runs import run_versions
from lessonkit.reading.pages import PATTERNS, Page, shown
from lessonkit.reading.shared_pages import shared


def parse(document: Document) -> Iterator[Region]:
    """Yield a region for each item of the page that can be wrong."""
    page = shared(document.text, Path(document.path))
    starts = [0, *(match.end() for match in re.finditer("\n", document.text))]
    for item in page.items:
        if checks(item):
            start, fence = starts[item.line - 1], item.fence
            first_line = document.text[start:].split("\n", 1)[0]
            span = (fence.start, fence.end) if fence else (start, start + len(first_line))
            due = [partial(check, page, item) for check in checks(item)]
            due.append(partial(check_miniature, page, item, text_faults))
            yield Region(*span, item, partial(evaluate, page, due))
    end = len(document.text)
    yield Region(end, end, page, partial(evaluate, page, [partial(check_rendered, page)]))


class Message(str):
    """What Sybil is told of faults, with the faults themselves."""

    def __new__(cls, faults: list[Fault]) -> "Message":
        message = super().__new__(cls, "\n".join(map(str, faults)))
        message.faults = faults
        return message


def evaluate(_page: Page, due: list[Callable[[], Iterator[Fault]]], _example: Example) -> str:
    """Evaluate one example; return its faults as a message, empty where there are none."""
    try:
        return Message([fault for check in due for fault in check()])
    except FaultError as error:
        return Message([error.fault])


class PageDocument(Document):
    """A page as Sybil reads it; FaultError where it can't be read."""

    @classmethod
    def parse(cls, path: str, *parsers, encoding: str = "utf-8") -> Document:
        return parsed(cls(shown(Path(path)), path), *parsers)


sybil = Sybil(
    parsers=[parse],
    patterns=PATTERNS,
    path=str(DOCS),
    document_types={".md": PageDocument, ".py": PageDocument},
)


def run_side_by_side(examples: Iterable[Example]) -> ThreadPoolExecutor:
    """Begin to run the pages of these examples on all cores; each waits for its own page only."""
    pool = ThreadPoolExecutor(os.cpu_count())
    pages = {id(page): page for page in (example.region.evaluator.args[0] for example in examples)}
    versions: dict[Path, list[Page]] = {}
    for page in pages.values():
        versions.setdefault(Path(*page.path.relative_to(DOCS).parts[1:]), []).append(page)
    for page in versions.values():
        pool.submit(run_versions, page)
    return pool


def page_faults(path: Path) -> list[Fault]:
    """Return every fault of one page, as the tests would name them."""
    try:
        return document_faults(sybil.parse(path))
    except FaultError as error:
        return [error.fault]


def text_faults(text: str, path: Path) -> list[Fault]:
    """Return every fault of a page that is not a file."""
    return document_faults(parsed(Document(text, str(path)), parse))


def parsed(document: Document, *parsers) -> Document:
    """Return the document with the regions that the parsers find."""
    for region in (region for parser in parsers for region in parser(document)):
        document.add(region)
    return document


def document_faults(document: Document) -> list[Fault]:
    """Evaluate all examples of a document; return each fault once."""
    found: dict[Fault, None] = {}
    for example in document.examples():
        if found and isinstance(example.parsed, Page):
            break  # what else is wrong changes what Markdown makes of the page; mend that first
        try:
            example.evaluate()
        except SybilFailure as failure:
            # Of blocks that did not run, the one that stopped the page is named already.
            found |= {fault: None for fault in failure.result.faults if fault.message != NOT_RUN}
    return list(found)
