"""Checks of formulas: KaTeX understands each, and none stands between delimiters that nobody reads."""

import re
from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.reading.items import FORMULA, Item
from lessonkit.reading.pages import Page
from lessonkit.rendering.formulas import FormulaError, render

OTHER_DELIMITERS = re.compile(r"\$\$|\\[()\[\]]|\\(?:begin|end)\{")
COMMENT = re.compile(r"(?<!\\)%")  # of TeX


def check_formulas(page: Page, item: Item) -> Iterator[Fault]:
    """Check that KaTeX understands every formula of the block."""
    for formula in item.formulas:
        if COMMENT.search(formula):
            wrong = f"`%` hides the rest of the formula `{formula}`"
            yield page.fault(item.line_of(formula), f"{wrong}; write `\\%`")
        try:
            render(formula, item.kind == "formula")
        except FormulaError as error:
            yield page.fault(item.line_of(formula), str(error))


def without_formulas(item: Item) -> str:
    """Return the prose of an item without the formulas that a page may have."""
    return "" if item.kind in ("formula", "figure") else FORMULA.sub("", item.prose)


def check_delimiters(page: Page, item: Item) -> Iterator[Fault]:
    """Check that no formula stands between delimiters that Markdown reads and the page's outline does not."""
    mark = OTHER_DELIMITERS.search(without_formulas(item))[0]
    wanted = "between `$` signs in a sentence, or between two lines `$$`"
    yield page.fault(item.line_of(mark), f"`{mark}` may begin a formula; write formulas {wanted}")
