"""Listings: the code of a fence spelled out, to be run in a cell or to be read in Markdown."""

import re
from collections.abc import Iterator

from lessonkit.reading.embedding import snippets
from lessonkit.reading.fences import Fence

ANSWERS = ("solution", "also", "wrong")


def runs(fence: Fence) -> bool:
    """Say whether a reader is to run a fence, rather than to look at it."""
    return fence.language == "python" and fence.role not in ANSWERS


def code(fence: Fence) -> str:
    """Return the content of a fence, with the sections that it embeds, under its title."""
    title = fence.attributes.get("title")
    return f"# {title}\n{embedded(fence)}" if title else embedded(fence)


def embedded(fence: Fence) -> str:
    """Return the content of a fence with the sections that it embeds."""
    return "\n".join(snippets().run(fence.source.split("\n"))).strip("\n")


def listing(fence: Fence) -> Iterator[str]:
    """Yield the lines of a fence without its attributes."""
    longest = max(map(len, re.findall("`+", fence.source)), default=0)
    marks = "`" * max(3, longest + 1)
    yield from (f"{marks}{fence.language}", *code(fence).split("\n"), marks)
