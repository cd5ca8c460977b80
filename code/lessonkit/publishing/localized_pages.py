"""Localized pages: what another script alone shows is left out, before Markdown reads a page."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from mkdocs.structure.pages import Page

from lessonkit.common.faults import FaultError
from lessonkit.reading.only_in import only_in


class Localized:
    """Leaves out what another script alone shows; converts descriptions, which are no Markdown."""

    def __init__(self, locale: str, convert: Callable[[str], str]):
        self.locale, self.convert = locale, convert

    def on_page_markdown(self, markdown: str, page: Page, **_) -> str:
        path = Path(page.file.abs_src_path)
        page.meta = {
            key: self.convert(only_in(value, self.locale, path)) if isinstance(value, str) else value
            for key, value in page.meta.items()
        }
        with contextlib.suppress(FaultError):  # while serving, the list of faults says so
            markdown = only_in(markdown, self.locale, path)
        return markdown
