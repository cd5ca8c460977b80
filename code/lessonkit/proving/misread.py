"""Misread: signs that Markdown takes for markup where words were meant, so that a reader misses them."""

import re
from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.reading.items import FORMULA, TEXT_IN_FORMULA, Item
from lessonkit.reading.pages import Page

INLINE = re.compile(
    "a|abbr|b|bdi|bdo|br|cite|del|dfn|em|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|su[bp]|u|var|wbr"
)
ALONE = ("br", "wbr")
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z](?:(?!://)[^<>@ ])*)(?: [^<>]*)?>")
PRODUCT = re.compile(r"(?<=[A-Za-z0-9)\]])(?P<mark>\*{1,3})(?=[A-Za-z0-9(\[-])[^*\n]*[^*\s](?P=mark)")
UNDERSCORED = re.compile(r"(?<![\w\\])__[A-Za-z]\w*?__(?!\w)")
WORDS = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
SIGNS = "put it in backticks, or between `$` signs if it is a formula"


def misread(item: Item) -> Iterator[tuple[str, str]]:
    """Yield each text of an item that a reader misses, and what to do."""
    text = FORMULA.sub("", item.prose)
    for tag in unpaired(text):
        mend = "put it in backticks, write blanks around each sign, or close what it opens"
        yield tag, f"Markdown takes `{tag}` for HTML and does not show it; {mend}"
    for found in PRODUCT.finditer(text):
        yield found[0], f"Markdown takes the asterisks of `{found[0]}` for emphasis; {SIGNS}"
    for found in UNDERSCORED.finditer(text):
        yield found[0], f"Markdown shows `{found[0]}` in bold, without its underscores; put it in backticks"
    for found in FORMULA.finditer(item.prose):
        behind = item.prose[found.end() :][:1]
        if behind.isdigit() or WORDS.search(TEXT_IN_FORMULA.sub("", found[0])):
            mend = "write `\\$` for the sign, and `\\text{…}` around words in a formula"
            yield found[0], f"Markdown takes `{found[0]}` for a formula; {mend}"


def unpaired(text: str) -> Iterator[str]:
    """Yield the tags that HTML doesn't know, that nothing closes, or that close nothing."""
    opened: list[re.Match] = []
    for tag in TAG.finditer(text):
        name = tag["name"].lower().rstrip("/")
        if name in ALONE:
            continue
        if tag["end"] and opened and opened[-1]["name"].lower() == name:
            opened.pop()
        elif tag["end"] or not INLINE.fullmatch(name):
            yield tag[0]
        else:
            opened.append(tag)
    yield from (tag[0] for tag in opened)


def check_misread(page: Page, item: Item) -> Iterator[Fault]:
    """Check that Markdown takes nothing for markup that was meant as words."""
    for text, message in misread(item):
        yield page.fault(item.line_of(text), message)
