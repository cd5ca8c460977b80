"""Bound numbers: `29.02`{ value="losses[-1]" } is held to the run, and shown as a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessonkit.worker.comparing import NUMBER, agree

BOUND = re.compile(
    r"(?<!`)`(?P<shown>[^`\n]+)`(?!`)\{ ?value=(?P<quote>[\"'])(?P<expression>.+?)(?P=quote) ?\}"
)
# A bound number, or code up to the marks that end it: what stands in code is an example.
SPAN = re.compile(rf"{BOUND.pattern}|(?<!`)(?P<marks>`+)(?!`)(?:.|\n(?!\s*\n))+?(?<!`)(?P=marks)(?!`)")
WORD = "A-Za-z0-9_"  # not \w: a Chinese character may stand right beside a number
MEASURED = re.compile(
    rf"(?<![{WORD}§.,/])(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+|\d{{3,}})(?![{WORD}/]|\.\d)"
)
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
PLAIN = re.compile(rf"[+-]?(?:{NUMBER}|[0-9]{{1,3}}(?:[,_][0-9]{{3}})+|[0-9]+)")


@dataclass(frozen=True)
class BoundNumber:
    """A number as a page shows it, on its line, and the expression that it is the value of."""

    line: int
    shown: str
    expression: str


def bound_numbers(text: str, line: int) -> Iterator[BoundNumber]:
    """Yield the bound numbers of a text that begins on this line of the page."""
    for match in SPAN.finditer(text):
        if match["shown"]:
            below = text.count("\n", 0, match.start())
            yield BoundNumber(line + below, match["shown"], match["expression"])


def holds(shown: str, computed: str) -> bool:
    """Say whether a number as a reader sees it (−1,763.9) is the computed one, to the digits shown."""
    plain = shown.replace("\N{MINUS SIGN}", "-")
    if not PLAIN.fullmatch(plain):
        return shown == computed
    return bool(PLAIN.fullmatch(computed)) and agree(plain, computed)


def unbound_numbers(prose: str) -> list[str]:
    """Return the decimals, and the whole numbers of three digits or more, that nothing computes.

    Years, and numbers that belong to a name (X04.1, §10.6, 2nd ed.), count as words.
    """
    return [number for number in MEASURED.findall(prose) if not YEAR.fullmatch(number)]


def as_plain_text(text: str) -> str:
    """Return the text with each bound number as the bare number that it shows."""
    return SPAN.sub(lambda match: match["shown"] or match[0], text)
