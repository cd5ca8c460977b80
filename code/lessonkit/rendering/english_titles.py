"""English titles: on a Chinese page, emphasised Latin words are a title in English, and say so with `lang`.

Han characters are emphasised by dots, Latin letters by italics; screen readers change their voice.
"""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from lessonkit.common.extensions import extends


class Titles(Treeprocessor):
    """Gives `lang="en"` to each `em` without a Han character."""

    def run(self, root: Element) -> None:
        for emphasis in root.iter("em"):
            if all(ord(letter) < 0x2E80 for letter in "".join(emphasis.itertext())):
                emphasis.set("lang", "en")


makeExtension = extends(Titles)  # noqa: N816
