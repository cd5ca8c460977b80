"""Braces: text in braces where Markdown takes it for attributes, and the reader would miss it."""

import re
from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.reading.bound_numbers import SPAN
from lessonkit.reading.items import ATTRIBUTES, BOUND_SIGN, FORMULA, Item, cells
from lessonkit.reading.pages import Page

LIST = re.compile(ATTRIBUTES)
BRACES = rf"(?P<read>\{{:? *[^}}\n {BOUND_SIGN}][^\n{BOUND_SIGN}]*\}})"
BEHIND = re.compile(rf"(?:{BOUND_SIGN}|\S\*|(?<!\w)_[^_\n]+_|\]\([^)\s]*\)){BRACES.replace('[^', '[^*_[')}")
AT_END = re.compile(rf"[ \t]{BRACES}[ \t]*$")
# Braces behind code with an attribute that is no language; those of bound numbers are taken out before.
UNBOUND = re.compile(rf"{BOUND_SIGN}\s?(?P<read>\{{(?=[^}}]*?\b(?!lang\b)[\w-]+ ?=)[^}}]*\}})")
BIND = 'write the number between single backticks and, right behind it, `{ value="…" }` with nothing else'
LAST_LINE = re.compile(rf"\n[ >]*{BRACES} *$")


def check_braces(page: Page, item: Item) -> Iterator[Fault]:
    """Check that braces behind inline code and the like, or at an end, hold attributes."""
    text = FORMULA.sub(sign, SPAN.sub(sign, item.text))
    for found in read_as_attributes(item.kind, text):
        if not LIST.fullmatch(found["read"]):
            line = item.line + found.string[: found.start("read")].count("\n")
            message = f"Markdown takes `{found['read']}` for attributes and does not show it"
            yield page.fault(line, f"{message}; write what stands in the braces as inline code")


def check_unread(page: Page, item: Item) -> Iterator[Fault]:
    """Check that no number is bound in another way than the one that is read."""
    text = FORMULA.sub(sign, SPAN.sub(sign, item.text))
    for found in UNBOUND.finditer(text):
        line = item.line + text[: found.start("read")].count("\n")
        yield page.fault(line, f"`{' '.join(found['read'].split())}` binds no number; {BIND}")


def sign(span: re.Match) -> str:
    """Return a sign in place of code, a number or a formula, on as many lines."""
    return BOUND_SIGN + "\n" * span[0].count("\n")


def read_as_attributes(kind: str, text: str) -> Iterator[re.Match]:
    """Yield the braces of a block that Markdown reads."""
    yield from BEHIND.finditer(text)
    ends = {"heading": [text], "table row": cells(text)}.get(kind, [])
    for found in (AT_END.search(end) for end in ends):
        if found:
            yield found
    if last := LAST_LINE.search(text):
        yield last
