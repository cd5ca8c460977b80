"""Checks of a page as rendered: its source and its HTML are the same blocks."""

from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.proofreading.block_differences import partings
from lessonkit.proofreading.promised_blocks import promised
from lessonkit.proofreading.seen_blocks import seen
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page
from lessonkit.rendering.plain_html import understood


def check_rendered(page: Page) -> Iterator[Fault]:
    """Check that Markdown makes of each block what its source says; not where other faults blur that."""
    if any(map(blurred, page.items)):
        return
    page.owned_steps  # noqa: B018, FaultError where a section is missing that a fence embeds
    for block, message in partings(promised(page, lambda tex, _: tex), seen(understood(page))):
        yield page.fault(block.line, message)


def blurred(item: Item) -> bool:
    """Say whether an item has a fault that changes what Markdown makes of others."""
    unnamed = item.kind == "heading" and item.detail.endswith("#")
    return (
        unnamed
        or item.misplaced
        or item.raw
        or item.kind == "indented"
        or bool(item.fence and item.fence.flaw)
    )
