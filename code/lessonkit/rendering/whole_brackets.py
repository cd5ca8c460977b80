"""Whole brackets: a line of text may end within a formula, but not within a bracket that is short."""

import re
from collections.abc import Iterator

PART = '<span class="katex-base">'  # of a formula; a line may end before it (line_breaks puts <wbr> there)
KEPT = '<span class="katex-base kept">'  # to the part before
END = "</span></span>"  # of the formula, after its last part
# KaTeX joins neighbours, as in `((`, and puts brackets that are not there around a fraction.
BRACKETS = re.compile(r'class="m(open|close)(?: (?!nulldelimiter)[^"]*)?">([^<]*)')
TAG = re.compile(r"<[^>]+>")
SHORT = 20  # characters, for which any phone has room


def keep_brackets_whole(rendered: str) -> str:
    """Return a formula with those parts joined between which a short bracket is open."""
    start, *parts = rendered.removesuffix(END).split(PART)
    return start + "".join(map(joined, together(parts))) + END


def together(parts: list[str]) -> Iterator[list[str]]:
    """Yield the parts, those between which a bracket is open together."""
    group, opened = [], 0
    for part in parts:
        group.append(part)
        opened += more_opened(part)
        if opened <= 0:
            yield group
            group, opened = [], 0
    if group:
        yield group


def more_opened(part: str) -> int:
    """Return how many more brackets a part opens than it closes; a large one is a drawing, without a sign."""
    numbers = [(side, len(signs or "(")) for side, signs in BRACKETS.findall(part)]
    return sum(number if side == "open" else -number for side, number in numbers)


def joined(group: list[str]) -> str:
    """Return parts as one, if they are several and short."""
    if len(group) == 1 or len(TAG.sub("", "".join(group))) > SHORT:
        return "".join(PART + part for part in group)
    return f'<span class="whole-bracket">{PART}{KEPT.join(group)}</span>'
