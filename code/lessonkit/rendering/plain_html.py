"""Plain HTML: how Python-Markdown understands a page, with the site's syntax and none of its ornaments."""

import functools
import threading

import markdown

from lessonkit.reading.embedding import site_markdown
from lessonkit.reading.outline import FRONT_MATTER
from lessonkit.reading.pages import Page
from lessonkit.rendering.markdown_source import for_markdown

HIGHLIGHT = "lessonkit.rendering.highlight"  # its colours take more time than all the rest
ORNAMENTS = {
    "lessonkit.rendering.figures",
    "lessonkit.rendering.formulas",
    "lessonkit.rendering.markdown_source",  # as below, without the heads of fences
    "lessonkit.rendering.quiz_options",
}  # of what was understood


def understood(page: Page) -> str:
    """Return the HTML of a page in which formulas are still TeX, and pictures still named."""
    engine = _engine(threading.get_ident())  # pages are checked side by side
    engine.reset()
    return engine.convert(FRONT_MATTER.sub("", for_markdown(page, adorned=False)))


@functools.cache
def begins_fence(head: str) -> bool:
    """Say whether Markdown reads a line as the head of a fence, with all that stands in it."""
    marks = head[: len(head) - len(head.lstrip("`~"))]
    return "<pre" in markdown.markdown(f"{head}\nx\n{marks}", extensions=["pymdownx.superfences", HIGHLIGHT])


@functools.cache
def _engine(_thread: int) -> markdown.Markdown:
    extensions, options = site_markdown()
    named = [name for name in extensions if name not in ORNAMENTS]
    plain = {name: options[name] for name in named if name in options}
    return markdown.Markdown(extensions=named, extension_configs=plain | {HIGHLIGHT: {"use_pygments": False}})
