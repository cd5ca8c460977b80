"""Labs: notebooks that mkdocs-jupyter reads and MkDocs renders, so that they are pages like all others."""

import html
from pathlib import Path

from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data
from mkdocs_jupyter.config import settings
from mkdocs_jupyter.nbconvert2 import nb2html
from mkdocs_jupyter.plugin import Plugin

settings.templates_dir = str(Path(__file__).with_name("templates"))


class Labs(Plugin):
    """Makes pages of scripts. Their outputs are stated in them and compared with the run; none runs here."""

    @classmethod
    def configured(cls) -> "Labs":
        """Return the plugin with the site's options; it stores nothing, as lessonkit.running does."""
        plugin = cls()
        plugin.load_config({"include": ["labs/*.py"], "ignore": ["*.md"], "cache": False})
        return plugin

    def on_pre_page(self, page: Page, **_) -> Page:
        """Leave the rendering to MkDocs and the site's own extensions."""
        return page

    def on_page_markdown(self, markdown: str, page: Page, **_) -> str:
        """Return the Markdown of a notebook's cells, and note its front matter."""
        if self.should_include(page.file):
            markdown, page.meta = get_data(notebook_markdown(page.file.abs_src_path))
        return markdown


def notebook_markdown(path: str) -> str:
    """Return the cells of a notebook as Markdown, by our template; nothing is executed."""
    return html.unescape(nb2html(path, execute=False, allow_errors=False))
