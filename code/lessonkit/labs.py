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
        """Return the plugin with what the site needs of its options; the runs are stored by lessonkit.runs."""
        plugin = cls()
        plugin.load_config({"include": ["labs/*.py"], "allow_errors": False, "cache": False})
        return plugin

    def on_pre_page(self, page: Page, **_) -> Page:
        """Leave the rendering to MkDocs and the site's own extensions."""
        return page

    def on_page_markdown(self, markdown: str, page: Page, **_) -> str:
        """Return the Markdown of a notebook's cells, and note its front matter."""
        if self.should_include(page.file):
            notebook = nb2html(page.file.abs_src_path, allow_errors=self.config["allow_errors"])
            markdown, page.meta = get_data(html.unescape(notebook))
        return markdown
