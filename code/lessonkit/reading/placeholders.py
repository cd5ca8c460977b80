"""Placeholders: a line such as `[terms]` on a page says where the engine is to put a list."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def places(root: Element, line: str) -> Iterator[Element]:
    """Yield the paragraphs that hold this line alone, cleared."""
    for place in [*root.iter("p")]:
        if (place.text or "").strip() == line:
            place.clear()
            yield place
