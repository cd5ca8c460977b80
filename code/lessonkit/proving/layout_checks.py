"""Checks of layout: headings, boxes and pictures stand as Markdown reads them, and nothing is hidden."""

import re
from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.reading.items import ALTERNATIVE, BOX, INDENTATION, Item
from lessonkit.reading.pages import Page
from lessonkit.worker.drawings import svg_name

CODE_TAG = re.compile(r"<(pre|code|script|style|iframe|textarea)\b", re.IGNORECASE)
PICTURE = re.compile(rf"!\[{ALTERNATIVE}\]\(")
PICTURE_ALONE = "a picture needs a paragraph of its own; put blank lines around it"
PICTURE_OPEN = "the brackets in this picture's text don't pair; write `\\[` or `\\]` for a single one"


def check_heading(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a heading has an id, and that it is the only one on the page."""
    identifier = item.detail.partition("#")[2]
    if not identifier:
        yield page.fault(item.line, "this heading has no id; add one, as in `{#update-rule}`")
    for other in page.items:
        same = other.kind == "heading" and other.detail.partition("#")[2] == identifier
        if identifier and same and other.line < item.line:
            yield page.fault(item.line, f"line {other.line} has the id {identifier} already; choose another")


def check_place(page: Page, item: Item) -> Iterator[Fault]:
    """Check that an item is indented as what it stands in asks for."""
    inside = INDENTATION * item.depth
    wanted = f"write {inside} blanks, or {inside + INDENTATION} to stay in the box or list item above"
    yield page.fault(item.line, f"indented by {item.indent}, it belongs to nothing above it; {wanted}")


def check_content(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a box or a tab holds something."""
    below = page.items[page.items.index(item) + 1 :][:1]
    if not below or below[0].depth <= item.depth:
        inside = INDENTATION * (item.depth + 1)
        yield page.fault(
            item.line, f"nothing stands in this box; indent what belongs to it by {inside} blanks"
        )


def check_title(page: Page, item: Item) -> Iterator[Fault]:
    """Check that what follows the kind of a box is a title; without quotes it would be names of classes."""
    box = BOX.match(item.text)
    title = f"{box['kind']} {box['rest'].strip()}" if item.kind == "tab" else box["rest"].strip()
    wanted = " ".join(filter(None, (box["mark"], item.kind == "admonition" and box["kind"], f'"{title}"')))
    yield page.fault(item.line, f"the page does not show the title `{title}`; write `{wanted}`")


def check_rule(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a page does not begin with front matter that has no end."""
    yield page.fault(item.line, "nothing closes this front matter; write `---` below its last line")


def check_figure(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a picture has a text alternative and was drawn by the page."""
    if not item.text.strip():
        yield page.fault(item.line, f"{item.detail} has no text alternative; say in the [] what it shows")
    if item.detail in page.drawn or page.stopped:
        return
    if (drawn := svg_name(item.detail)) == item.detail:
        yield page.fault(item.line, f'no block draws {item.detail}; add `plt.savefig("{item.detail}")`')
    else:
        message = f"{item.detail} can't be shown: figures are SVG, drawn by the page"
        yield page.fault(item.line, f'{message}; write `plt.savefig("{drawn}")` and `![…]({drawn})`')


def check_words(page: Page, item: Item) -> Iterator[Fault]:
    """Check that no code, comment or picture hides in a block of prose."""
    if item.kind == "indented":
        yield page.fault(item.line, "indented this far it is code outside a fence; use ```python")
    if "<!--" in item.prose:
        yield page.fault(item.line, "a comment hides part of the page; take it out")
    elif tag := CODE_TAG.search(item.prose):
        yield page.fault(item.line, f"code in <{tag[1]}> does not run; use a ```python fence")
    elif item.raw:
        wrong = f"what stands in <{item.detail}> is not compared with the page"
        yield page.fault(item.line, f"{wrong}; write it in Markdown, if need be between `<div>` and `</div>`")
    if "![" in item.prose and item.kind != "figure":
        yield page.fault(item.line, PICTURE_ALONE if PICTURE.search(item.text) else PICTURE_OPEN)
