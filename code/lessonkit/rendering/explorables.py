"""Explorables: the place of a widget on a page, with what a reader without scripts sees in it.

`!!! widget "two-knobs"` holds a figure and a sentence; `[w = 1](widget:two-knobs?w=1)` sets the widget.
"""

import json
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from lessonkit.common.extensions import extends
from lessonkit.rendering.widgets import SETTING, read_offer, widget_names


class Explorables(Treeprocessor):
    """Marks the place of each widget for its script, and makes buttons of links that set one."""

    def __init__(self, md: Markdown, locale: str):
        super().__init__(md)
        self.locale = locale

    def run(self, root: Element) -> None:
        for box in root.iter("div"):
            if "widget" in box.get("class", "").split():
                self.place(box)
        for link in root.iter("a"):
            if match := SETTING.match(link.get("href", "")):
                link.attrib.clear()
                link.tag = "button"
                link.attrib |= {"type": "button", "class": "sets", "data-sets": match[0]}

    def place(self, box: Element) -> None:
        """Turn an admonition into a place: the offer for the script, the fallback for all others."""
        title, *fallback = list(box)
        name = "".join(title.itertext())
        box.clear()
        box.attrib |= {"class": "widget", "data-widget": name}
        if name in widget_names():  # else the checks say so
            offer = read_offer(name, self.locale)
            box.set("data-offer", json.dumps(offer, ensure_ascii=False, separators=(",", ":")))
        inside = Element("div", {"class": "fallback"})
        inside.extend(fallback)
        box.append(inside)


makeExtension = extends(Explorables)  # noqa: N816
