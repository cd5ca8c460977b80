"""Unchanged pages: a page is not rendered again as long as all that shows on it is the same."""

import functools
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from lessonkit.common.fingerprints import fingerprint, surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.publishing.counted_warnings import counted_warnings
from lessonkit.reading import shared_pages
from lessonkit.rendering import bibliography, course_map, glossary_page, question_review
from lessonkit.running import stored_runs, workers

MISSING = ' class="missing"'
RENDERED = LastMade("rendered")
ELSEWHERE = {  # what a page shows of the others, where it has a line that asks for it
    course_map.PLACE: lambda config: config.mdx_configs[course_map.__name__],
    glossary_page.PLACE: lambda config: glossary_page.introduced(config.extra["locale"]),
    question_review.PLACE: lambda config: question_review.lessons(Path(config.docs_dir).name),
    bibliography.PLACE: lambda config: bibliography.places(Path(config.docs_dir).name),
}


class Remembered:
    """Gives each page what was made of the same text before, and of the same on the pages that it shows."""

    def on_files(self, files: Files, config: MkDocsConfig, **_) -> None:
        names = sorted(file.src_uri for file in files)  # a link is good as long as its target is there
        self.made_with = fingerprint(
            surroundings(), repr(config.extra["source_url"]), repr(config.extra.get("running")), *names
        )

    def on_pre_page(self, page: Page, **_) -> None:
        page.render = functools.partial(self.render, page, page.render)

    def render(self, page: Page, render: Callable, config: MkDocsConfig, files: Files) -> None:
        """Restore a page as it was rendered from the same text, or else render and remember it."""
        place = f"{config.extra['locale']}/{page.file.src_uri}"
        unproven = config.extra.get("pending", {}).get("names", ())
        pending = page.file.src_uri in unproven or lacks_run(page, config)  # and so its figures
        elsewhere = [shown(config) for place, shown in ELSEWHERE.items() if place in page.markdown]
        key = fingerprint(self.made_with, repr(pending), repr(elsewhere), page.markdown)
        if known := RENDERED.get(place, key):
            restore(page, known, files)
            return
        with counted_warnings() as warnings:
            render(config, files)
        whole = pending or MISSING not in page.content  # a figure's run may have been lost meanwhile
        if whole and not warnings.get_counts() and not config.extra["faults"]:
            RENDERED.keep(place, key, rendered(page))


def lacks_run(page: Page, config: MkDocsConfig) -> bool:
    """Say whether a page has no results yet: it may be proven although its run could not be stored."""
    if not workers.stored_only:
        return False
    program = shared_pages.read(Path(page.file.abs_src_path), config.extra["locale"]).program
    return bool(program) and stored_runs.load(program) is None


def rendered(page: Page) -> dict:
    """Return what rendering made of a page, as plain data."""
    return {
        "content": page.content,
        "toc": [entry(link) for link in page.toc],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids),
        "links": {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
    }


def restore(page: Page, known: dict, files: Files) -> None:
    """Give a page what an earlier build rendered, with its links to the files of this one."""
    page.content, page._title_from_render = known["content"], known["title"]
    page.toc = TableOfContents([*map(link, known["toc"])])
    page.present_anchor_ids = set(known["anchors"])
    page.links_to_anchors = {files.get_file_from_path(uri): found for uri, found in known["links"].items()}


def entry(link: AnchorLink) -> list:
    """Return an entry of a table of contents as plain data."""
    return [link.title, link.id, link.level, [entry(child) for child in link.children]]


def link(entry: list) -> AnchorLink:
    """Return an entry of a table of contents from plain data."""
    title, name, level, children = entry
    made = AnchorLink(title, name, level)
    made.children = [link(child) for child in children]
    return made
