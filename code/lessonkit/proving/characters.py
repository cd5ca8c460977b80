"""Characters: a page has none that nobody sees, nor any that the site uses as marks of its own."""

import re
from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page

UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufffd]"
)


def check_characters(page: Page, item: Item) -> Iterator[Fault]:
    """Check that every character of an item can be seen."""
    for number, line in enumerate(item.text.split("\n")):
        if found := UNSEEN.search(line):
            name = f"U+{ord(found[0]):04X}"
            first = item.line + (item.kind in ("fence", "formula"))
            yield page.fault(first + number, f"the character {name} is here, which nobody sees; take it out")
