"""Checks of widgets on a page: each exists, once, and what sets it is possible and says what it sets."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from urllib.parse import parse_qsl

from lessonkit.common.faults import Fault
from lessonkit.reading.items import SETTING_LINK, Item
from lessonkit.reading.pages import Page
from lessonkit.rendering.widgets import SETTING, setting_flaws, widget_names

PLACE = re.compile(r'!!! widget "(?P<name>[\w-]+)"\s*$')
PICTURES = {"figure", "formula", "table row"}  # what can stand in for a widget
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.]*\d)")


def check_widget(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a widget is known, stands once, and has a figure for readers without scripts."""
    place = PLACE.match(item.text)
    if not place or place["name"] not in widget_names():
        known = ", ".join(widget_names())
        yield page.fault(item.line, f"there is no widget for `{item.text}`; those there are: {known}")
        return
    for other in page.items:
        if other.text == item.text and other.kind == item.kind and other.line < item.line:
            yield page.fault(item.line, f"line {other.line} has this widget already; take one out")
    below = page.items[page.items.index(item) + 1 :]
    inside = [block.kind for block in takewhile(lambda block: block.indent > item.indent, below)]
    if inside[-1:] != ["paragraph"] or not PICTURES & set(inside):
        message = "a widget needs, inside, a figure and then a sentence on what moving would show; add them"
        yield page.fault(item.line, message)


def check_settings(page: Page, item: Item) -> Iterator[Fault]:
    """Check that each link that sets a widget can, on this page, and sets the numbers that it names."""
    for link in SETTING_LINK.finditer(item.prose):
        for flaw in setting_flaws(link["target"]):
            yield page.fault(item.line, flaw)
        match = SETTING.match(link["target"])
        if match and not any(other.text == f'!!! widget "{match["name"]}"' for other in page.items):
            yield page.fault(
                item.line, f"this page has no widget {match['name']}; add it, or take the link out"
            )
        values = numbers(value for _, value in parse_qsl((match and match["query"]) or ""))
        for number in numbers([link["words"].replace("\N{MINUS SIGN}", "-")]) - values:
            yield page.fault(
                item.line, f"[{link['words']}] names {number:g}, which {link['target']} does not set"
            )


def numbers(texts: Iterable[str]) -> set[float]:
    """Return the numbers that stand in these texts."""
    return {float(number) for text in texts for number in NUMBER.findall(text)}
