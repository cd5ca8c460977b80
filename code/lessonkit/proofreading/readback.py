"""Readback: each built page of each locale holds what its source promises, as it was proven."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.faults import Fault
from lessonkit.common.fingerprints import fingerprint
from lessonkit.language.simplified import simplify
from lessonkit.proofreading.block_differences import partings
from lessonkit.proofreading.blocks import Block
from lessonkit.proofreading.promised_blocks import promised
from lessonkit.proofreading.seen_blocks import seen
from lessonkit.reading.pages import Page
from lessonkit.reading.shared_pages import read
from lessonkit.rendering.figures import inline
from lessonkit.rendering.formulas import render

ARTICLE = re.compile(r"<article\b[^>]*>(?P<content>.*)</article>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SOURCE = re.compile(r"(?:(?:^|/)index)?(?:/|\.md|\.py)?(?=#|$)")  # how a link to a page ends before and after
BEFORE = re.compile(r"(?:\.\./)+(?=#|$)|[^#]*/(?=[^/#])")
OTHER_SCRIPT = re.compile(r"[^\x00-\x7f]+")
ALTERNATIVE = "alternative"
DRAWING = '<svg role="img"'
proven: set[str] = set()  # what was read back before, while an author works


def read_back(path: Path, config: MkDocsConfig) -> list[Fault]:
    """Return where one built page parts from its source, unless it was proven before as it is."""
    built, page = built_page(path, config), read(path, config.extra["locale"])
    key = fingerprint(built, page.text, config.extra["locale"])
    if key in proven:
        return []
    found = list(faults(page, built, config))
    if not found:
        proven.add(key)
    return found


def built_page(path: Path, config: MkDocsConfig) -> str:
    """Return the text of a page as it was built."""
    name = path.relative_to(config.docs_dir).with_suffix("")
    folder = name.parent if name.stem == "index" else name
    content = Path(config.site_dir, folder, "index.html").read_text(encoding="utf-8")
    return ARTICLE.search(content)["content"]


def faults(page: Page, built: str, config: MkDocsConfig) -> Iterator[Fault]:
    """Yield where the text of a built page is not what its source promises."""
    locale = config.extra["locale"]
    generated = config.extra["locales"][locale]["source"] != locale
    mine, theirs = ([published(b, generated) for b in side] for side in (promised(page, shown), seen(built)))
    for block, message in partings(mine, theirs):
        yield page.fault(block.line, f"in the built {locale} page: {message}")
    for name, drawing in page.drawn.items():
        picture = inline(drawing, name, ALTERNATIVE).partition(f'"{ALTERNATIVE}"')[2]
        if (simplify(picture) if generated else picture) not in built:
            line = next(item.line for item in page.items if item.detail == name)
            yield page.fault(
                line, f"the built {locale} page does not show {name} as it was drawn; build it anew"
            )


def shown(tex: str, display: bool) -> str:
    """Return what a reader meets of a formula: what is read aloud, then what is seen."""
    return html.unescape(TAG.sub("", render(tex, display)))


def published(block: Block, generated: bool) -> Block:
    """Return what must be the same of a block in any locale: drawings have no names there, links no suffix.

    Of a page in generated Simplified Chinese this is all but the words in Chinese, which the tests of the
    conversion prove.
    """
    links = tuple(SOURCE.sub("", BEFORE.sub("", link), count=1) for link in block.links)
    known = replace(block, links=links, detail="" if block.kind == "figure" else block.detail)
    if not generated:
        return known
    numbers = tuple((number, OTHER_SCRIPT.sub("", expression)) for number, expression in block.numbers)
    return replace(known, words=OTHER_SCRIPT.sub("", block.words), numbers=numbers)
