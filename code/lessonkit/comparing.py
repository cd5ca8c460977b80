"""Comparing: what a block printed against what the page shows, numbers to the digits shown."""

import doctest
from decimal import Decimal

from sybil.evaluators.doctest import NUMBER, OutputChecker


class Checker(OutputChecker):
    """Sybil's checker, with numbers held to half a unit of the last digit shown.

    Sybil allows a whole unit, so 41.301 would pass for a computed 41.300.
    """

    def _remove_unwanted_precision(self, want: str, got: str) -> str:
        wanted, found = (list(self._number_re.finditer(text)) for text in (want, got))
        if len(wanted) != len(found):
            return got
        parts, end = [], 0
        for w, g in zip(wanted, found, strict=True):
            parts += [got[end : g.start()], w[0] if agree(w[0], g[0]) else g[0]]
            end = g.end()
        return "".join([*parts, got[end:]])


CHECKER = Checker()


def agree(shown: str, computed: str) -> bool:
    """Say whether a computed number, rounded to the digits shown, is the number shown."""
    wanted = Decimal(shown)
    last_digit = Decimal(1).scaleb(wanted.as_tuple().exponent)
    return 2 * abs(wanted - Decimal(computed)) <= last_digit


def first_difference(shown: str, computed: str) -> tuple[int, str] | None:
    """Return the index of the first line that differs and what is wrong there, or None."""
    lines = shown.rstrip("\n").split("\n"), computed.rstrip("\n").split("\n")
    if matches(*lines):
        return None
    index, want, got = _first_lines(*lines)
    return index, f"shown is {_quote(want)}, computed is {_quote(got)}; correct whichever is wrong"


def matches(shown: list[str], computed: list[str]) -> bool:
    """Say whether all lines agree; a line `...` stands for any number of lines."""
    for index, line in enumerate(shown):
        if line.strip() == "...":
            rest = shown[index + 1 :]
            return any(matches(rest, computed[start:]) for start in range(index, len(computed) + 1))
        if index >= len(computed) or not same(line, computed[index]):
            return False
    return len(shown) == len(computed)


def same(shown: str, computed: str) -> bool:
    """Say whether two lines agree; `...` stands for any characters."""
    return CHECKER.check_output(shown, computed, NUMBER | doctest.ELLIPSIS)


def _first_lines(shown: list[str], computed: list[str]) -> tuple[int, str | None, str | None]:
    for index, (want, got) in enumerate(zip(shown, computed, strict=False)):
        if want.strip() == "..." or not same(want, got):
            return index, want, got
    index = min(len(shown), len(computed))
    return index, *((lines[index] if index < len(lines) else None) for lines in (shown, computed))


def _quote(line: str | None) -> str:
    return f"`{shorten(line)}`" if line else "nothing"


def shorten(text: str, lines: int = 6, width: int = 200) -> str:
    """Return the beginning of an output, for a message."""
    kept = [line if len(line) <= width else f"{line[:width]}…" for line in text.rstrip("\n").split("\n")]
    return "\n".join([*kept[:lines], "..."] if len(kept) > lines else kept)
