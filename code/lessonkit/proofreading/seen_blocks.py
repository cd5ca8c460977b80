"""Seen blocks: what a reader meets in the HTML of a page, block by block."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import html
from lxml.html import HtmlElement

from lessonkit.proofreading.blocks import Block, squeezed
from lessonkit.proofreading.seen_leaf_blocks import (
    box_title,
    drawing,
    fence,
    paragraph,
    table,
    text_or_figure,
)
from lessonkit.proofreading.seen_words import Words, classes, formula

HEADING = re.compile(r"h[1-6]$")
TASK = re.compile(r"\s*\[([ xX])\]\s+")
VERDICT = re.compile(r"^\s*[✓✗]\s*")
BLOCKS = {"p", "div", "ul", "ol", "table", "details", "figure", "blockquote", "pre", "hr", "dl"}
BLOCKS |= {"x-review", "footer"}
NOTE = "fn:"
FRAME = {"lesson-facts", "cell", "quiz-bar", "terms", "course-map"}  # what the site adds to a page


def seen(text: str) -> list[Block]:
    """Return the blocks in a page's HTML, in their order."""
    return list(inside(html.fragment_fromstring(text, create_parent="div"), 0))


def inside(parent: HtmlElement, depth: int) -> Iterator[Block]:
    """Yield the blocks in an element; text outside any block is a paragraph."""
    loose = Words(parent.text)
    for child in [*parent]:
        if is_block(child):
            yield from paragraph(loose, depth)
            yield from element(child, depth)
            loose = Words(child.tail)
        else:
            loose.add(child)
            loose.say(child.tail)
    yield from paragraph(loose, depth)


def is_block(child: HtmlElement) -> bool:
    """Say whether an element is a block, and no part of a text."""
    return isinstance(child.tag, str) and (child.tag in BLOCKS or bool(HEADING.match(child.tag)))


def element(found: HtmlElement, depth: int) -> Iterator[Block]:
    """Yield the blocks that one element is or holds."""
    names, tag = classes(found), found.tag
    if names & FRAME or tag == "x-review":
        return
    if HEADING.match(tag):
        yield Words.of(found).block("heading", f"{tag[1]} #{found.get('id', '')}", depth)
    elif "arithmatex" in names:
        yield Block("formula", "", depth, squeezed(formula(found)))
    elif tag == "pre" or "highlight" in names:
        yield fence(found, depth)
    elif "footnote" in names:
        yield from items(found.find("ol"), depth)
    elif "tabbed-set" in names:
        yield from tabs(found, depth)
    elif names & {"admonition", "widget"} or tag == "details":
        yield from box(found, depth)
    else:
        yield from TAGS.get(tag, inside)(found, depth)


def items(found: HtmlElement, depth: int) -> Iterator[Block]:
    """Yield the items of a list, each with what it holds."""
    first = int(found.get("start", 1)) if found.tag == "ol" else None
    for index, item in enumerate(sorted(found.findall("li"), key=written)):
        mark = "-" if first is None else str(first + index)
        name = item.get("id", "")
        if "option" in classes(item):
            yield from option(item.find("details"), mark, depth)
        elif name.startswith(NOTE):
            yield from begun(item, "footnote", name.removeprefix(NOTE), depth)
        else:
            yield from begun(item, "list item", mark, depth)


def written(item: HtmlElement) -> int:
    """Return the place of an option in its source; a page shows options in another order."""
    disclosure = item.find("details[@data-option]")
    return 0 if disclosure is None else int(disclosure.get("data-option"))


def begun(item: HtmlElement, kind: str, mark: str, depth: int) -> Iterator[Block]:
    """Yield an item with its first paragraph as its own text, then the rest of it."""
    head, *rest = [*inside(item, depth + 1)] or [Block("paragraph", "", depth, "")]
    if head.kind != "paragraph":
        head, rest = Block("paragraph", "", depth, ""), [head, *rest]
    if task := TASK.match(head.text):
        mark, head = f"{mark} [{task[1].lower()}]", replace(head, words=head.words[len(task[1].strip()) :])
    yield replace(head, kind=kind, detail=mark, depth=depth)
    yield from rest


def option(found: HtmlElement, mark: str, depth: int) -> Iterator[Block]:
    """Yield an option of a quiz, which unfolds its verdict and reason."""
    verdict = "[x]" if "right" in classes(found) else "[ ]"
    summary, *reasons = found
    yield Words.of(summary).block("list item", f"{mark} {verdict}", depth)
    for reason in reasons:
        reason.text = VERDICT.sub("", reason.text or "")
        yield from element(reason, depth + 1)


def box(found: HtmlElement, depth: int) -> Iterator[Block]:
    """Yield a box: its title, then what it holds."""
    name = found.get("data-widget")
    yield box_title(found, depth) if name is None else Block("box", "!!! widget", depth, squeezed(name))
    yield from inside(found, depth + 1)


def tabs(found: HtmlElement, depth: int) -> Iterator[Block]:
    """Yield each tab with what it holds."""
    labels, contents = found.findall("div/label"), found.findall("div/div[@class='tabbed-block']")
    for label, content in zip(labels, contents, strict=True):
        yield Words.of(label).block("box", "===", depth)
        yield from inside(content, depth + 1)


TAGS = {
    "p": text_or_figure,
    "figure": drawing,
    "table": table,
    "ul": items,
    "ol": items,
    "hr": lambda _, depth: iter([Block("rule", "", depth, "")]),
}
