"""Footnotes: each is defined once and used, in the order in which a reader meets them."""

import re
from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.reading.items import FOOTNOTE, FORMULA, Item
from lessonkit.reading.pages import Page

REFERENCE = re.compile(r"\[\^([^\]]*)\]")


def references(item: Item) -> list[str]:
    """Return the names of the footnotes to which a block refers, in order."""
    if item.fence or "[^" not in item.text:
        return []
    definition = FOOTNOTE.match(item.prose)
    return REFERENCE.findall(FORMULA.sub("", item.prose[definition.end() if definition else 0 :]))


def check_references(page: Page, item: Item) -> Iterator[Fault]:
    """Check that the footnotes to which a block refers are there."""
    for name in dict.fromkeys(references(item)):
        if not any(other.kind == "footnote" and other.detail == name for other in page.items):
            line = item.line_of(f"[^{name}]")
            yield page.fault(line, f"there is no footnote {name}; write `[^{name}]: …`, or take this out")


def check_note(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a footnote is used, and that it is defined once, in its turn."""
    used = list(
        dict.fromkeys(name for other in page.items for name in references(other) if name != other.detail)
    )
    notes = [other for other in page.items if other.kind == "footnote"]
    above = [note.detail for note in notes if note.line < item.line]
    turn = next((name for name in used if name in {n.detail for n in notes} and name not in above), "")
    if item.detail in above:
        yield page.fault(item.line, f"footnote {item.detail} is defined above; give this one another name")
    elif item.detail not in used:
        mend = f"refer to it, as in `[^{item.detail}]`, or take it out"
        yield page.fault(item.line, f"nothing refers to footnote {item.detail}; {mend}")
    elif item.detail != turn:  # the site numbers notes as they are defined, a notebook as they are met
        yield page.fault(item.line, f"footnote {turn} is referred to first; define it above this one")
