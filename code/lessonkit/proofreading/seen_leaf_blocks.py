"""Seen leaf blocks: what a reader meets in the HTML of a block that holds no others."""

import re
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from lessonkit.proofreading.blocks import CELLS, Block, row, squeezed
from lessonkit.proofreading.seen_words import Words

LANGUAGE = re.compile(r"language-([\w+-]+)")


def paragraph(words: Words, depth: int) -> Iterator[Block]:
    """Yield a paragraph, if it says anything."""
    if words.squeezed():
        yield words.block("paragraph", "", depth)


def text_or_figure(found: HtmlElement, depth: int) -> Iterator[Block]:
    """Yield a paragraph; one that holds a picture alone is a figure."""
    images = found.findall("img")
    if len(images) == 1 and not Words.of(found).squeezed():
        yield Block("figure", images[0].get("src", ""), depth, squeezed(images[0].get("alt", "")))
    else:
        yield from paragraph(Words.of(found), depth)


def drawing(found: HtmlElement, depth: int) -> Iterator[Block]:
    """Yield a figure that was drawn into the page, or one that is still missing."""
    image = found.find("svg")
    alternative = found.text_content() if image is None else image.get("aria-label")
    yield Block("figure", "", depth, squeezed(alternative))


def fence(found: HtmlElement, depth: int) -> Block:
    """Return a block of code."""
    language = LANGUAGE.search(html.tostring(found, encoding="unicode").partition("</pre>")[0])
    code = "".join(part.text_content() for part in found.iter("code"))
    return Block("fence", language[1] if language else "", depth, code.strip("\n"))


def table(found: HtmlElement, depth: int) -> Iterator[Block]:
    """Yield the rows of a table, without the empty one that Markdown adds to a head alone."""
    head, *body = (table_row(line, depth) for line in found.iter("tr"))
    yield head
    yield from body if len(body) > 1 or any(line.words.strip(CELLS) for line in body) else ()


def table_row(line: HtmlElement, depth: int) -> Block:
    """Return a row of a table."""
    found, cells = Words(), []
    for cell in line:
        before = len(found.text)
        found.say(cell.text)
        found.children(cell)
        cells.append(squeezed("".join(found.text[before:])))
    return found.block("table row", f"{len(cells)} cells", depth, row(cells))


def box_title(found: HtmlElement, depth: int) -> Block:
    """Return the title of a box, and take it out of what the box holds."""
    folded = found.tag == "details"
    title = found.find("summary" if folded else "p[@class='admonition-title']")
    kind = next((name for name in found.get("class", "").split() if name != "admonition"), "")
    words = Words() if title is None else Words.of(title)
    if title is not None:
        title.drop_tree()
    return words.block("box", f"{'???' if folded else '!!!'} {kind}".strip(), depth)
