"""Checks of prose: figures, formulas, bound numbers, headings, and code where none should be."""

import re
from collections.abc import Callable

from lessonkit.bound import bound_numbers, holds, unbound_numbers
from lessonkit.faults import Fault
from lessonkit.fence_checks import check_fence
from lessonkit.formulas import FormulaError, render
from lessonkit.outline import Item
from lessonkit.pages import Page
from lessonkit.quizzes import check_quiz

CODE_TAG = re.compile(r"<(pre|code|script|style|iframe|textarea)\b", re.IGNORECASE)
Check = Callable[[Page, Item], Fault | None]


def checks(item: Item) -> list[Check]:
    """Return what there is to check about an item."""
    if item.fence:
        return [check_fence]
    found: list[Check] = [check_figure] if item.kind == "figure" else []
    if item.formulas:
        found.append(check_formulas)
    if any(bound_numbers(item.text, item.line)):
        found.append(check_numbers)
    if item.kind == "admonition":
        found.append(check_quiz)
    if item.kind == "front matter":
        found.append(check_given)
    if item.kind not in ("formula", "footnote") and unbound_numbers(item.words):
        found.append(check_unbound)
    if item.kind in ("indented", "heading") or any(sign in item.prose for sign in ("<", "![")):
        found.append(check_words)
    return found


def check_figure(page: Page, item: Item) -> Fault | None:
    """Check that a picture has a text alternative and was drawn by the page."""
    if not item.text.strip():
        return page.fault(item.line, f"{item.detail} has no text alternative; say in the [] what it shows")
    if item.detail not in page.drawn and not page.stopped:
        return page.fault(item.line, f'no block draws {item.detail}; add `plt.savefig("{item.detail}")`')
    return None


def check_formulas(page: Page, item: Item) -> Fault | None:
    """Check that KaTeX understands every formula of the block."""
    display = item.kind == "formula"
    for formula in item.formulas:
        try:
            render(formula, display)
        except FormulaError as error:
            line = item.line + display + line_of(formula, item)
            return page.fault(line, f"{error}; correct the formula `{formula}`")
    return None


def check_numbers(page: Page, item: Item) -> Fault | None:
    """Check that every bound number is the value of its expression."""
    for number in bound_numbers(item.text, item.line):
        result = page.result(number)
        if result is None:
            return None  # the block that stopped the page says so itself
        if result["error"]:
            summary = result["error"]["summary"]
            return page.fault(number.line, f"`{number.expression}` has no value: {summary}; correct it")
        computed = result["output"].strip()
        if not holds(number.shown, computed):
            message = f"shown is `{number.shown}`, but `{number.expression}` is `{computed}`"
            return page.fault(number.line, f"{message}; correct whichever is wrong")
    return None


def check_unbound(page: Page, item: Item) -> Fault | None:
    """Check that every measured number of the prose is bound, or given with a reason."""
    for number in unbound_numbers(item.words):
        if number not in page.given:
            bind = f'bind it, `{number}`{{ value="…" }}, or name it under `given:` in the front matter'
            return page.fault(item.line + line_of(number, item), f"nothing computes {number}; {bind}")
    return None


def line_of(text: str, item: Item) -> int:
    """Return how many lines below the first of an item a text stands."""
    return item.text[: max(0, item.text.find(text))].count("\n")


def check_given(page: Page, item: Item) -> Fault | None:
    """Check that each number given in the front matter has a reason and is still there."""
    there = {number for other in page.items for number in unbound_numbers(other.words)}
    for number, reason in page.given.items():
        if number not in there:
            return page.fault(
                item.line, f"`given:` names {number}, which the page does not show; take it out"
            )
        if not reason.strip():
            return page.fault(item.line, f"`given:` has no reason for {number}; say where it is from")
    return None


def check_words(page: Page, item: Item) -> Fault | None:
    """Check that no code, comment or picture hides in a block of prose."""
    if item.kind == "indented":
        return page.fault(item.line, "indented this far it is code outside a fence; use ```python")
    if "<!--" in item.prose:
        return page.fault(item.line, "a comment hides part of the page; take it out")
    if tag := CODE_TAG.search(item.prose):
        return page.fault(item.line, f"code in <{tag[1]}> does not run; use a ```python fence")
    if "![" in item.prose and item.kind != "figure":
        return page.fault(item.line, "a picture needs a paragraph of its own; put blank lines around it")
    if item.kind == "heading" and item.detail.endswith("#"):
        return page.fault(item.line, "this heading has no id; add one, as in `{#update-rule}`")
    return None
