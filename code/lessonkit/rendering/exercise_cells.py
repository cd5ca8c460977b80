"""Exercise cells: below the heading of each exercise, where its starter stands in the page's notebook."""

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from lessonkit.common.extensions import extends
from lessonkit.language.interface_words import read_words
from lessonkit.taking.notebooks import starter_cells


class Cells(Treeprocessor):
    """Links each exercise, which is named like the id of its heading, to its cell."""

    def __init__(self, md: Markdown, locale: str):
        super().__init__(md)
        self.locale = locale

    def run(self, root: Element) -> None:
        if not any(fence.role == "exercise" for fence in self.md.page.fences):
            return
        text, numbers = read_words(self.locale)["cell"], starter_cells(self.md.page)
        for index, heading in reversed(list(enumerate(root))):
            if number := numbers.get(heading.get("id")):
                root.insert(index + 1, self.link(heading.get("id"), text.format(number=number)))

    def link(self, exercise: str, text: str) -> Element:
        """Return a paragraph with the link; the notebook lies beside the page, under the name of its file."""
        name = self.md.treeprocessors["relpath"].file.name  # only MkDocs knows it
        paragraph = Element("p", {"class": "cell", "data-search-exclude": ""})
        link = SubElement(
            paragraph, "a", {"href": f"{name}.ipynb#cell-id={exercise}", "download": f"{name}.ipynb"}
        )
        link.text = text
        return paragraph


makeExtension = extends(Cells)  # noqa: N816
