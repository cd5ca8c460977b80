"""Coverage: which section of a page covers each row of the content specification."""

import re
from collections import Counter
from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.reading.items import Item
from lessonkit.reading.outline import FRONT_MATTER
from lessonkit.reading.pages import Page

ROW = re.compile(r"\bS\d-\w+")
WRITE = "write `covers: {S1-84: divergence}`, each row with the id of its section"


def check_covers(page: Page, _: Item) -> Iterator[Fault]:
    """Check that each row that the page covers is named once, with sections that the page has."""
    covers, front = page.meta.get("covers", {}), front_matter(page)
    if not isinstance(covers, dict):
        yield page.fault(front.line_of("covers:"), f"`covers:` says no sections; {WRITE}")
        return
    sections = {item.detail.partition("#")[2] for item in page.items if item.kind == "heading"}
    for row, named in covers.items():
        for section in named if isinstance(named, list) else [named]:
            if str(section) not in sections:
                wrong = f"`covers:` puts {row} into `{section}`, which is the id of no heading of this page"
                yield page.fault(front.line_of(str(row)), f"{wrong}; correct it")
    for row, times in Counter(ROW.findall(front.text)).items():
        if times > 1:
            wrong = f"`covers:` names {row} {times} times; say it once, as in `{row}: [mae, mse]`"
            yield page.fault(front.line_of(row), wrong)


def front_matter(page: Page) -> Item:
    """Return the front matter of a page with its text; the outline has none of it."""
    return Item("front matter", 1, FRONT_MATTER.match(page.text)[0])
