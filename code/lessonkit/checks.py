"""Checks: what a page shows, held against what its run gave. Each returns a fault or None."""

import re
from collections.abc import Callable
from pathlib import Path

from lessonkit.comparing import first_difference, shorten
from lessonkit.faults import Fault
from lessonkit.formulas import FormulaError, render
from lessonkit.outline import Item
from lessonkit.pages import Page

CODE_TAG = re.compile(r"<(pre|code|script|style|iframe|textarea)\b", re.IGNORECASE)
NOT_RUN = "this block was not run: the page stopped before it; mend that first"
Check = Callable[[Page, Item], Fault | None]


def checks(item: Item) -> list[Check]:
    """Return what there is to check about an item."""
    if item.fence:
        return [check_fence]
    found: list[Check] = [check_figure] if item.kind == "figure" else []
    if item.formulas:
        found.append(check_formulas)
    if item.kind in ("indented", "heading") or any(sign in item.prose for sign in ("<", "![")):
        found.append(check_words)
    return found


def check_fence(page: Page, item: Item) -> Fault | None:
    """Check a fence according to its kind."""
    if item.fence.flaw:
        return page.fault(item.line, item.fence.flaw)
    return {"python": check_block, "text": check_output}[item.fence.language](page, item)


def check_block(page: Page, item: Item) -> Fault | None:
    """Check that a python block ran, and that what it printed and drew is shown."""
    result = page.result(item.fence)
    if result is None:
        return page.fault(item.line, NOT_RUN)
    if error := result["error"]:
        place = Path(error["path"] or page.path), error["line"] or item.line
        return Fault(*place, f"{error['summary']}; correct the code\n{error['details']}".rstrip())
    following = page.beside(item, 1)
    if result["output"] and not (following and following.language == "text"):
        output = f"```text\n{shorten(result['output'])}\n```"
        return page.fault(item.line, f"this block's output is not shown; add after it\n{output}")
    for name in sorted(set(result["figures"]) - page.shown):
        return page.fault(item.line, f"{name} is drawn but never shown; add `![what it shows]({name})`")
    return None


def check_output(page: Page, item: Item) -> Fault | None:
    """Check a shown output, line by line."""
    above = page.beside(item, -1)
    if not above or above.language != "python" or above.flaw:
        return page.fault(item.line, "no python block stands right above this output; move it there")
    result = page.result(above)
    if result is None or result["error"]:
        return None  # the block above says so itself
    if difference := first_difference(item.text, result["output"]):
        return page.fault(item.fence.at(difference[0]), difference[1])
    return None


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
            line = item.line + display + item.text[: item.text.find(formula)].count("\n")
            return page.fault(line, f"{error}; correct the formula `{formula}`")
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
