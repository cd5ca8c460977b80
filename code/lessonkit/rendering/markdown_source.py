"""Markdown source: a page as Markdown's own extensions understand it; what it only shows stays as it is."""

import re

from markdown.preprocessors import Preprocessor

from lessonkit import DOCS
from lessonkit.common.extensions import extends
from lessonkit.reading.fences import without_our_attributes
from lessonkit.reading.pages import Page
from lessonkit.reading.shared_pages import shared

# A line that embeds a section, and a line with the marker of one, which pymdownx would take out.
SNIPPET = re.compile(
    r"^(?:[ \t]*(?=-+8<-+(?:[ \t]|$))|.*?(?<![-;])(?=-+8<-+[ \t]+\[[ \t]*(?:start|end)[ \t]*:))", re.MULTILINE
)
HEAD = re.compile(r"(?P<fence>[ \t>]*(?:`{3,}|~{3,})[ \t]*[\w+-]+)[^\n]*")


class Source(Preprocessor):
    """Keeps a page for those who put on it what its code gave, and leaves to Markdown what Markdown knows."""

    def run(self, lines: list[str]) -> list[str]:
        self.md.page = shared("\n".join(lines), DOCS / "page.md")
        return for_markdown(self.md.page).split("\n")


def for_markdown(page: Page, adorned: bool = True) -> str:
    """Return the page without our attributes; sections are embedded in its python fences only.

    Unless it is adorned, the heads of fences name their language alone: no titles, no lines to stress.
    """
    text, end = "", 0
    for fence in page.fences:
        shown = page.text[fence.start : fence.end]
        shown = shown if adorned else HEAD.sub(r"\g<fence>", shown, count=1)
        runs = fence.language == "python"
        text += literal(page.text[end : fence.start]) + (without_our_attributes if runs else literal)(shown)
        end = fence.end
    return text + literal(page.text[end:])


def literal(text: str) -> str:
    """Return a text in which pymdownx embeds nothing and takes nothing out; it removes the semicolon."""
    return SNIPPET.sub(r"\g<0>;", text)


makeExtension = extends(Source)  # noqa: N816
