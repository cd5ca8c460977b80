"""Checks of numbers in prose: each is the value of its expression, or given with a reason."""

from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.proving.mutant_checks import check_marks
from lessonkit.reading.bound_numbers import bound_numbers, holds, unbound_numbers
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page

KEYS = ("description", "covers", "see", "given", "equivalent", "time_limit", "processes", "hide")
WORDLESS = ("fence", "formula", "footnote")  # no numbers to bind: code, mathematics, references


def measured(item: Item) -> list[str]:
    """Return the numbers of an item that a run should compute."""
    return [] if item.kind in WORDLESS else unbound_numbers(item.words)


def check_numbers(page: Page, item: Item) -> Iterator[Fault]:
    """Check that every bound number is the value of its expression."""
    for number in bound_numbers(item.text, item.line):
        result = page.result(number)
        if result is None:
            return  # the block that stopped the page says so itself
        if error := result["error"]:
            message = f"`{number.expression}` has no value: {error['summary']}"
            yield page.fault(number.line, f"{message}; correct it" if error["mend"] else message)
        elif not holds(number.shown, computed := result["output"].strip()):
            message = f"shown is `{number.shown}`, but `{number.expression}` is `{computed}`"
            yield page.fault(number.line, f"{message}; correct whichever is wrong")


def check_unbound(page: Page, item: Item) -> Iterator[Fault]:
    """Check that every measured number of the prose is bound, or given with a reason."""
    for number in measured(item):
        if number not in page.given:
            bind = f'bind it, `{number}`{{ value="…" }}, or name it under `given:` in the front matter'
            yield page.fault(item.line_of(number), f"nothing computes {number}; {bind}")


def check_front_matter(page: Page, item: Item) -> Iterator[Fault]:
    """Check that the front matter has known keys, and that each given number has a reason and is there."""
    for key in page.meta.keys() - KEYS:
        yield page.fault(item.line, f"unknown key `{key}:` in the front matter; use one of {', '.join(KEYS)}")
    there = {number for other in page.items for number in measured(other)}
    for number, reason in page.given.items():
        if number not in there:
            yield page.fault(item.line, f"`given:` names {number}, which the page does not show; take it out")
        if not reason.strip():
            yield page.fault(item.line, f"`given:` has no reason for {number}; say where it is from")
    yield from check_marks(page, item.line)
