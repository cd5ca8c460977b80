"""Parity: two languages of a page are the same sequence of blocks, with the same code, formulas and links."""

import contextlib
import io
import re
import tokenize
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from lessonkit.bound import bound_numbers
from lessonkit.faults import Fault, relative
from lessonkit.fences import ROLES
from lessonkit.items import TEXT_IN_FORMULA, Item
from lessonkit.pages import Page

STRINGS = {tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}
MEND = "make both languages the same"
NUMBER = re.compile(r"\d[\d.,]*")
FIELD = re.compile(r"\{[^{}]*\}")
LOCALES = {"zh-Hant", "zh-Hans", "en"}


def parity_faults(first: Page, second: Page) -> list[Fault]:
    """Return where two languages of a page differ in more than their words."""
    faults: list[Fault] = []
    for mine, theirs in aligned(first.items, second.items):
        if mine and theirs:
            faults += item_faults(first, mine, second, theirs)
        else:
            page, item, other = (first, mine, second) if mine else (second, theirs, first)
            name = f"{item.kind} {item.detail}".strip()
            faults.append(page.fault(item.line, f"{relative(other.path)} lacks this {name}; {MEND}"))
    return faults


def aligned(first: tuple[Item, ...], second: tuple[Item, ...]) -> Iterator[tuple[Item | None, Item | None]]:
    """Pair the blocks of two languages: first those that agree in all that isn't words, then by kind."""
    for tag, i1, i2, j1, j2 in opcodes(first, second, fingerprint):
        here, there = first[i1:i2], second[j1:j2]
        if tag == "equal":
            yield from zip(here, there, strict=True)
            continue
        for kind_tag, k1, k2, l1, l2 in opcodes(here, there, lambda item: (item.kind, item.detail)):
            if kind_tag == "equal":
                yield from zip(here[k1:k2], there[l1:l2], strict=True)
            else:
                yield from ((item, None) for item in here[k1:k2])
                yield from ((None, item) for item in there[l1:l2])


def opcodes(first: tuple[Item, ...], second: tuple[Item, ...], key: Callable) -> list[tuple]:
    """Return difflib's way from one list of blocks to the other."""
    return SequenceMatcher(
        None, [key(i) for i in first], [key(i) for i in second], autojunk=False
    ).get_opcodes()


def fingerprint(item: Item) -> tuple:
    """Return what two languages of a block have in common, numbers included."""
    facts = (without_words(item), item.links, values(item), NUMBER.findall(item.prose))
    return item.kind, item.detail, *(tuple(sorted(fact)) for fact in facts)


def item_faults(first: Page, mine: Item, second: Page, theirs: Item) -> Iterator[Fault]:
    """Yield how two blocks of the same kind differ, each where there is more."""
    sides = (first, mine, second, theirs), (second, theirs, first, mine)
    for page, item, other, counterpart in sides:
        place = f"{relative(other.path)}, line {counterpart.line}, lacks"
        for name, facts in FACTS.items():
            for fact in Counter(facts(item)) - Counter(facts(counterpart)):
                yield page.fault(item.line, f"{place} the {name} {fact}; {MEND}")
        if item.detail == "python" and (found := code_difference(item.text, counterpart.text)):
            index, here, there = found
            yield page.fault(item.fence.at(index), f"{place} `{here}` and has `{there}`; {MEND}")


def without_words(item: Item) -> list[str]:
    """Return the formulas of a block, leaving out what they say in words."""
    return ["".join(TEXT_IN_FORMULA.sub(r"\\text{}", formula).split()) for formula in item.formulas]


def values(item: Item) -> list[str]:
    """Return the bound numbers of a block with their expressions."""
    if item.fence:
        return []
    return [f"{n.shown} = {n.expression}" for n in bound_numbers(item.text, item.line)]


def roles(item: Item) -> list[str]:
    """Return the attributes of a fence that say what it has to do."""
    attributes = item.fence.attributes if item.fence else {}
    return [f'{name}="{value}"' for name, value in attributes.items() if name in ("raises", "warns", *ROLES)]


FACTS = {
    "formula": without_words,
    "link": lambda item: item.links,
    "bound number": values,
    "attribute": roles,
}


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
    return (token and code.split("\n")[token.start[0] - 1].strip()) or "nothing"
