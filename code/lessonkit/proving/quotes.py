"""Quotes: a quote is one paragraph, so that its source and what Markdown makes of it can be compared."""

from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.reading.items import RULE, Item, begins_block
from lessonkit.reading.outline import FORMULA_EDGE
from lessonkit.reading.pages import Page

MARK = ">"
ONE = "end each quote with a blank line, and put what needs more than a paragraph into a box, `!!! quote`"


def check_quote(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a quote begins its paragraph and holds nothing else; fences are items of their own."""
    lines = item.text.split("\n")
    quoted = [number for number, line in enumerate(lines) if line.startswith(MARK)]
    if not lines[0].startswith(MARK):
        message = "Markdown begins a quote in the middle of this paragraph"
        yield page.fault(item.line + quoted[0], f"{message}; leave a blank line above it, or write `\\>`")
        return
    inside = {number: lines[number].removeprefix(MARK).strip() for number in quoted}
    written = [number for number, content in inside.items() if content]
    for number, content in inside.items():
        blank = not content and written and written[0] < number < written[-1]
        if blank or content.startswith(MARK) or begins(content):
            yield page.fault(item.line + number, f"a quote holds one paragraph, and this is more; {ONE}")
            return


def begins(content: str) -> bool:
    """Say whether a line in a quote begins something else than a paragraph."""
    return begins_block(content) or bool(RULE.match(content)) or content == FORMULA_EDGE
