"""Programs: all code of a lesson as one Python file that runs by itself and prints what the page shows."""

import ast
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from textwrap import indent

from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.fingerprints import surroundings
from lessonkit.reading.fences import Fence
from lessonkit.reading.listings import code
from lessonkit.reading.pages import Page, page_paths
from lessonkit.reading.shared_pages import read
from lessonkit.taking.notebooks import FOLDERS, write_beside
from lessonkit.taking.plain_markdown import absolute, plain_markdown
from lessonkit.taking.seeds import called
from lessonkit.taking.setup_cells import setup_cells

HEADING = re.compile(r"^#{1,6} (.*)$", re.MULTILINE)
CELL = "# %%"  # the percent format: editors run such a file cell by cell
SILENT = {"print", "savefig"}  # calls without a value to show
START = """\
import warnings

import matplotlib.pyplot

warnings.filterwarnings("ignore", message="Glyph .* missing from")"""
CLOSE = 'matplotlib.pyplot.close("all")'  # on the page, too, each block begins its figures anew
CAUGHT = """\
try:
{}
except Exception as error:
    print(f"{{type(error).__name__}}: {{error}}")"""


def write_programs(config: MkDocsConfig) -> None:
    """Write the programs of all lessons and labs of one locale beside their pages."""
    made_with, locale = surroundings(), config.extra["locale"]
    for path in page_paths(Path(config.docs_dir)):
        if path.parent.name in FOLDERS:
            url = f"{config.site_url}{path.parent.name}/{path.stem}.md"
            write_beside(path, config, ".py", made_with, partial(program_of, path, locale, url))


def program_of(path: Path, locale: str, url: str) -> str:
    """Return the code of a page, as a locale shows it, as the text of a Python file."""
    return program(read(path, locale), url)


def program(page: Page, url: str) -> str:
    """Return a lesson's code as the text of a Python file; `url` is where the page's source would lie."""
    address = absolute(url.rpartition("/")[2], url)
    head = f"# {address}\n# It needs torch and matplotlib. Text: CC BY 4.0, code: MIT."
    start = [f"{CELL}\n{START}", f"{CELL}\n{setup_cells(page)[1]}"]
    return "\n\n".join([head, *start, *cells(page, url)]) + "\n"


def cells(page: Page, url: str) -> Iterator[str]:
    """Yield the blocks of a page as cells, each below the headings that it stands under."""
    headings: list[str] = []
    for part in plain_markdown(page, url, ""):
        if isinstance(part, Fence):
            title = " ".join([CELL, " · ".join(headings)]).rstrip()
            yield "\n".join([title, statement(part), *([CLOSE] if ".savefig(" in part.source else [])])
            headings = []
        else:
            headings += HEADING.findall(part)


def statement(fence: Fence) -> str:
    """Return the code of a block; where it has to fail, the error is caught and printed."""
    source = code(fence)
    try:
        shown = with_value(source)
    except SyntaxError:  # the page shows just that
        return indent(source, "# ", lambda _: True)
    fails = fence.role == "check" or "raises" in fence.attributes
    return CAUGHT.format(indent(shown, "    ")) if fails else shown


def with_value(source: str) -> str:
    """Return code that also prints the value of its last expression, as a notebook would."""
    statements = ast.parse(source).body
    last = statements[-1] if statements else None
    if not isinstance(last, ast.Expr) or silent(last.value):
        return source
    expression, above = ast.get_source_segment(source, last), source.split("\n")[: last.lineno]
    before = above.pop().encode()[: last.col_offset].decode()
    start = len("\n".join([*above, before]))
    value = f"({expression})" if isinstance(last.value, ast.Tuple) else expression
    return f"{source[:start]}sys.displayhook({value}){source[start + len(expression) :]}"


def silent(expression: ast.expr) -> bool:
    """Say whether an expression is a call that only does something."""
    return isinstance(expression, ast.Call) and called(expression) in SILENT
