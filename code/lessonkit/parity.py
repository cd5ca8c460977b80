"""Parity: two languages of a page are the same sequence of blocks, with the same code, formulas and links."""

import contextlib
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from lessonkit.faults import Fault, relative
from lessonkit.outline import TEXT_IN_FORMULA, Item
from lessonkit.pages import Page

STRINGS = {tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}
FIELD = re.compile(r"\{[^{}]*\}")
LOCALES = {"zh-Hant", "zh-Hans", "en"}


def parity_faults(first: Page, second: Page) -> list[Fault]:
    """Return where two languages of a page differ in more than their words."""
    pair = first.items, second.items
    keys = [[(item.kind, item.detail) for item in items] for items in pair]
    faults: list[Fault] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            for mine, theirs in zip(first.items[i1:i2], second.items[j1:j2], strict=True):
                faults += item_faults(first, mine, second, theirs)
        else:
            faults += [missing(first, item, second, j1) for item in first.items[i1:i2]]
            faults += [missing(second, item, first, i1) for item in second.items[j1:j2]]
    return faults


def missing(page: Page, item: Item, other: Page, index: int) -> Fault:
    """Return the fault of a block that the other language lacks."""
    line = other.items[index].line if index < len(other.items) else other.text.count("\n") + 1
    name = f"{item.kind} {item.detail}".strip()
    place = f"{relative(other.path)}, line {line}"
    return Fault(page.path, item.line, f"{place} has no such {name}; add it there or take it out here")


def item_faults(first: Page, mine: Item, second: Page, theirs: Item) -> Iterator[Fault]:
    """Yield how two blocks of the same kind differ."""
    place = f"{relative(second.path)}, line {theirs.line}"
    difference = mine.detail == "python" and code_difference(mine.text, theirs.text)
    if difference:
        index, here, there = difference
        message = f"{place}, has other code: here `{here}`, there `{there}`; make them the same"
        yield Fault(first.path, mine.fence.at(index), message)
    for name, values in (("formula", without_words), ("link", lambda item: item.links)):
        here, there = Counter(values(mine)), Counter(values(theirs))
        for value in here - there:
            yield Fault(first.path, mine.line, f"{place}, lacks the {name} {value}; make them the same")
        for value in there - here:
            yield Fault(second.path, theirs.line, f"the {name} {value} is not in {relative(first.path)}, "
                        f"line {mine.line}; make them the same")  # fmt: skip


def without_words(item: Item) -> list[str]:
    """Return the formulas of a block, leaving out what they say in words."""
    return ["".join(TEXT_IN_FORMULA.sub(r"\\text{}", formula).split()) for formula in item.formulas]


def code_difference(here: str, there: str) -> tuple[int, str, str] | None:
    """Return the first line in which two blocks of code differ, apart from strings that a reader sees."""
    for one, two in zip_longest(tokens(here), tokens(there)):
        if one is None or two is None or not alike(one, two):
            index = (one or two).start[0] - 1
            return index, *(_line(code, token) for code, token in ((here, one), (there, two)))
    return None


def tokens(code: str) -> list[tokenize.TokenInfo]:
    """Return the tokens of a block; of one that isn't Python, those up to its flaw."""
    found = []
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        found.extend(tokenize.generate_tokens(io.StringIO(code).readline))
    return [token for token in found if token.type != tokenize.NL]


def alike(one: tokenize.TokenInfo, two: tokenize.TokenInfo) -> bool:
    """Say whether two tokens are the same, or strings in two languages with the same fields."""
    if one.type != two.type or one.string == two.string:
        return one.type == two.type
    strings = [token.string for token in (one, two)]
    worded = not all(text.isascii() for text in strings) or {t.strip("\"'") for t in strings} <= LOCALES
    return one.type in STRINGS and worded and FIELD.findall(strings[0]) == FIELD.findall(strings[1])


def _line(code: str, token: tokenize.TokenInfo | None) -> str:
    return code.split("\n")[token.start[0] - 1].strip() if token else "nothing"
