"""Unchanged pages: while an author works, a page that did not change is not rendered again."""

import functools
from collections.abc import Callable

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from lessonkit import CACHE
from lessonkit.common.fingerprints import fingerprint, surroundings
from lessonkit.publishing.counted_warnings import counted_warnings

RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")
REMEMBERED = ("lessons/", "authors/")
MEMORY: dict[tuple[str, str], tuple[str, dict]] = {}  # what was made of which text, by locale and page


class Remembered:
    """Gives these pages what was made of the same text before; keeps compiled templates as well.

    Not the others: the course map, the glossary and the references show what stands on other pages.
    """

    def on_files(self, files: Files, **_) -> None:
        names = sorted(file.src_uri for file in files)  # a link is good as long as its target is there
        self.made_with = fingerprint(surroundings(), *names)

    def on_env(self, env: Environment, **_) -> None:
        folder = CACHE / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))

    def on_pre_page(self, page: Page, **_) -> None:
        if page.file.src_uri.startswith(REMEMBERED):
            page.render = functools.partial(self.render, page, page.render)

    def render(self, page: Page, render: Callable, config: MkDocsConfig, files: Files) -> None:
        """Restore a page as it was rendered from the same text, or else render and remember it."""
        place, key = (config.extra["locale"], page.file.src_uri), fingerprint(self.made_with, page.markdown)
        known, rendered = MEMORY.get(place, ("", {}))
        if known == key:
            vars(page).update(rendered, links_to_anchors=linked(rendered["links_to_anchors"], files))
            return
        with counted_warnings() as warnings:
            render(config, files)
        if not warnings.get_counts() and not config.extra["faults"]:
            MEMORY[place] = key, {name: getattr(page, name) for name in (*RENDERED, "links_to_anchors")}


def linked(links: dict | None, files: Files) -> dict:
    """Return the links of a page that was rendered in an earlier build as links to files of this one."""
    return {files.get_file_from_path(file.src_uri): anchors for file, anchors in (links or {}).items()}
