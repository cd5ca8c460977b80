"""Labs: scripts that mkdocs-jupyter reads and MkDocs renders, so that they are pages like all others."""

import html
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from lessonkit.common.fingerprints import surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.reading.lab_scripts import is_script

TEMPLATES = Path(__file__).with_name("templates")
READ = LastMade("labs")


class LabFile(File):
    """A script that MkDocs makes a page of, in a folder of its own."""

    def is_documentation_page(self) -> bool:
        return True


class Labs:
    """Makes pages of scripts. Their outputs are stated in them and compared with the run; none runs here."""

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        self.made_with = surroundings()
        return Files([as_page(file, config) if is_lab(file) else file for file in files])

    def on_page_markdown(self, markdown: str, page: Page, **_) -> str:
        """Return the Markdown of a lab's cells, and note its front matter."""
        if is_lab(page.file):
            markdown, page.meta = get_data(lab_markdown(Path(page.file.abs_src_path), self.made_with))
        return markdown


def is_lab(file: File) -> bool:
    """Say whether a file of the site is a script below `labs/`."""
    return file.src_uri.startswith("labs/") and is_script(Path(file.src_uri))


def as_page(file: File, config: MkDocsConfig) -> LabFile:
    """Return a file as one that becomes a page."""
    return LabFile(file.src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)


def lab_markdown(path: Path, made_with: str) -> str:
    """Return the cells of a lab as Markdown, as they were read before from the same script, or else anew."""
    return READ.made_of(path, str(path), made_with, lambda: read_lab(path))


def read_lab(path: Path) -> str:
    """Return the cells of a lab as Markdown, by our template; nothing is executed.

    What is imported here takes longer than a page to render, and is needed only where a lab has changed.
    """
    from mkdocs_jupyter.config import settings
    from mkdocs_jupyter.nbconvert2 import nb2html

    settings.templates_dir = str(TEMPLATES)
    return html.unescape(nb2html(str(path), execute=False, allow_errors=False))
