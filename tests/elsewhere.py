"""Names that only blocks of the notebook define: a number that is bound to them is proven by the build."""

import ast
import re

from lessonkit.reading.listings import embedded
from lessonkit.reading.pages import Page
from lessonkit.taking.page_programs import is_step, name_of, not_here

MISSING = re.compile(r"NameError: name '(\w+)' is not defined")


def is_elsewhere(page: Page, error: str) -> bool:
    """Say whether an error is that of a name which only a block that does not run in the page defines."""
    missing = MISSING.fullmatch(error)
    return bool(missing) and missing[1] in names_elsewhere(page)


def names_elsewhere(page: Page) -> set[str]:
    """Return the names that the blocks define which do not run in the page."""
    blocks = [fence for fence in page.fences if is_step(fence) and not_here(fence, name_of(page.path))]
    nodes = [node for block in blocks for node in ast.walk(ast.parse(embedded(block)))]
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    made = {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.alias))}
    return stored | made
