"""Taken along: the code and the outputs of a notebook and of a program are those that were proven."""

import ast
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.faults import Fault
from lessonkit.language.simplified import simplify
from lessonkit.reading.embedding import pieces
from lessonkit.reading.fences import Fence
from lessonkit.reading.pages import Page
from lessonkit.reading.shared_pages import read
from lessonkit.taking.notebooks import FOLDERS, SET_UP
from lessonkit.taking.plain_markdown import blocks_to_run
from lessonkit.worker.comparing import first_difference

MEND = "mend the module of lessonkit that writes it"
CELL = re.compile(r"^# %%.*\n", re.MULTILINE)
CLOSE = ast.dump(ast.parse('matplotlib.pyplot.close("all")').body[0])


def taken_along(path: Path, config: MkDocsConfig) -> Iterator[Fault]:
    """Yield where the notebook or the program of a built page parts from it, at the block's line."""
    locale = config.extra["locale"]
    convert = str if locale == config.extra["locales"][locale]["source"] else simplify
    if path.parent.name in FOLDERS:
        page, beside = read(path), Path(config.site_dir, path.parent.name, path.stem, path.stem)
        yield from notebook_faults(page, beside.with_suffix(".ipynb"), convert)
        yield from program_faults(page, beside.with_suffix(".py"), convert)


def notebook_faults(page: Page, file: Path, convert: Callable[[str], str]) -> Iterator[Fault]:
    """Yield the blocks that a notebook has with other code, another output or other drawings."""
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    coded = [cell for cell in cells if cell["cell_type"] == "code"][SET_UP:]
    texts = [line for cell in cells if cell not in coded for line in "".join(cell["source"]).split("\n")]
    run = []
    for fence, cell in paired(page, coded):
        run.append(fence)
        source, shown = convert(proven(fence)), convert(output_below(page, fence))
        if cell is None or lines(untitled(fence, "".join(cell["source"]))) != lines(source):
            yield page.fault(fence.line, f"{file.name} has other code in place of this block; {MEND}")
        elif difference := first_difference(shown, printed(cell)):
            yield page.fault(fence.line, f"in {file.name}, {difference[1]}")
        elif drawings(cell) != (len(page.result(fence)["figures"]) if fence in page.owners else 0):
            yield page.fault(fence.line, f"{file.name} does not have the drawings of this block; {MEND}")
    for fence in page.fences:  # of an answer, which is there to be read
        if fence.language == "python" and fence not in run and not within(convert(proven(fence)), texts):
            yield page.fault(fence.line, f"{file.name} lacks this block; {MEND}")


def program_faults(page: Page, file: Path, convert: Callable[[str], str]) -> Iterator[Fault]:
    """Yield the blocks in whose place a program has other code."""
    cells = CELL.split(file.read_text(encoding="utf-8"))[1 + SET_UP :]
    for fence, cell in paired(page, cells):
        if cell is None or not same_code(cell, convert(proven(fence))):
            yield page.fault(fence.line, f"{file.name} has other code in place of this block; {MEND}")


def paired(page: Page, cells: list) -> Iterator[tuple[Fence, object]]:
    """Yield each block that a reader runs with its cell, or None where that is missing."""
    blocks = blocks_to_run(page)
    for number, fence in enumerate(blocks):
        yield fence, cells[number] if len(cells) == len(blocks) else None


def proven(fence: Fence) -> str:
    """Return the code that ran."""
    return "\n".join(piece.source for piece in pieces(fence))


def output_below(page: Page, fence: Fence) -> str:
    """Return the output that the page shows; of a starter, nothing."""
    item = next(item for item in page.items if item.fence is fence)
    below = page.beside(item, 1)
    return below.source if below and below.language == "text" and fence.role != "exercise" else ""


def printed(cell: dict) -> str:
    """Return all that a cell printed, and the error that it ended with."""
    texts = ["".join(output.get("text", output.get("traceback", ""))) for output in cell["outputs"]]
    return "\n".join(text.rstrip("\n") for text in texts if text)


def drawings(cell: dict) -> int:
    """Return how many drawings a cell has."""
    return sum(output["output_type"] == "display_data" for output in cell["outputs"])


def untitled(fence: Fence, source: str) -> str:
    """Return the code of a cell without the title that a notebook puts above it."""
    return source.partition("\n")[2] if fence.attributes.get("title") else source


def lines(source: str) -> list[str]:
    """Return the lines of code that are not blank."""
    return [line for line in source.split("\n") if line.strip()]


def within(source: str, texts: list[str]) -> bool:
    """Say whether code stands among the lines of texts, in a quote or a list or neither."""
    wanted, there = (
        "\n".join(filter(None, (line.strip("> ") for line in each))) for each in (lines(source), texts)
    )
    return wanted in there


def same_code(cell: str, source: str) -> bool:
    """Say whether a program's cell does what a block does, but for how it shows results."""
    try:
        wanted = ast.parse(source).body
    except SyntaxError:  # it stands there as a comment
        return lines(source) == lines(re.sub("^# ", "", cell, flags=re.MULTILINE))[-len(lines(source)) :]
    return [*map(ast.dump, map(bare, body(cell)))] == [*map(ast.dump, wanted)]


def body(cell: str) -> list[ast.stmt]:
    """Return the statements of a cell that are the block's own."""
    statements = [statement for statement in ast.parse(cell).body if ast.dump(statement) != CLOSE]
    match statements:
        case [ast.Try(body=inside, handlers=[handler])] if "type(error)" in ast.unparse(handler):
            return inside
    return statements


def bare(statement: ast.stmt) -> ast.stmt:
    """Return an expression that a program shows as the page has it."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    shows = isinstance(call, ast.Call) and ast.unparse(call.func) == "sys.displayhook"
    return ast.Expr(call.args[0]) if shows else statement
