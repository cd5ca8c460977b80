"""Fence contents: where two fences of one kind differ in more than the words that a reader sees."""

import contextlib
import io
import re
import tokenize
from collections.abc import Callable
from itertools import zip_longest

Difference = tuple[int, str, str] | None  # the line (from 0) of the first content, and both lines

STRINGS = {tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}
FIELD = re.compile(r"\{[^{}]*\}")
LOCALES = {"zh-Hant", "zh-Hans", "en"}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
COMMENTED = re.compile(r"""(?P<code>(?:"[^"]*"|'[^']*'|(?<!\s)#|[^#])*)(?P<comment>#.*)?""")


def code_difference(here: str, there: str) -> Difference:
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
    worded = in_words(*strings) or {t.strip("\"'") for t in strings} <= LOCALES
    return one.type in STRINGS and worded and FIELD.findall(strings[0]) == FIELD.findall(strings[1])


def in_words(here: str, there: str) -> bool:
    """Say whether two texts are the same, or one of them is written in words of its own language."""
    return here == there or not (here.isascii() and there.isascii())


def output_alike(here: str, there: str) -> bool:
    """Say whether two lines of output say the same with the same numbers, as far as can be told."""
    return in_words(here, there) and sorted(NUMBER.findall(here)) == sorted(NUMBER.findall(there))


def command_alike(here: str, there: str) -> bool:
    """Say whether two lines of commands or settings are the same but for the words of their comments."""
    one, two = (COMMENTED.fullmatch(line) for line in (here, there))
    said = [match["comment"] or "" for match in (one, two)]
    return one["code"].rstrip() == two["code"].rstrip() and output_alike(*said)


def line_difference(same: Callable[[str, str], bool]) -> Callable[[str, str], Difference]:
    """Return what finds the first line that two contents do not have alike."""

    def difference(here: str, there: str) -> Difference:
        for index, lines in enumerate(zip_longest(here.split("\n"), there.split("\n"))):
            if None in lines or not same(*lines):
                return index, *((line and line.strip()) or "nothing" for line in lines)
        return None

    return difference


def _line(code: str, token: tokenize.TokenInfo | None) -> str:
    return (token and code.split("\n")[token.start[0] - 1].strip()) or "nothing"


DIFFERENCES = {
    "python": code_difference,
    "text": line_difference(output_alike),
    **dict.fromkeys(("console", "toml", "yaml"), line_difference(command_alike)),
}
