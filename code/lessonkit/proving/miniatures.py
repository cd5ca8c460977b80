"""Pages in miniature: a block of Markdown is checked as any page, and its faults are shown below it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from lessonkit.common.faults import Fault
from lessonkit.proving.fence_checks import check_same
from lessonkit.reading.fences import Fence
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page

MINIATURE = Path("page.md")
FaultsOf = Callable[[str, Path], list[Fault]]  # of the text of a page


def check_miniature(page: Page, item: Item, faults_of: FaultsOf) -> Iterator[Fault]:
    """Check a page in miniature, or the output below it: it has no faults, or those that are shown."""
    above = page.beside(item, -1)
    if item.fence and item.fence.language == "markdown" and not item.fence.flaw:
        yield from check_shown(page, item, said_of(item.fence, faults_of))
    elif item.fence and item.fence.language == "text" and above and above.language == "markdown":
        yield from check_same(page, item, said_of(above, faults_of))


def check_shown(page: Page, item: Item, faults: str) -> Iterator[Fault]:
    """Check that faults are shown right below the page that has them."""
    following = page.beside(item, 1)
    if faults and not (following and following.language == "text"):
        yield page.fault(item.line, f"this example has faults; mend it, or show them below it:\n{faults}")


def said_of(example: Fence, faults_of: FaultsOf) -> str:
    """Return the faults of a page in miniature, a line each."""
    return "\n".join(str(fault).split("\n")[0] for fault in faults_of(example.source, MINIATURE))
