"""Comparing: what a block printed against what the page shows, numbers to the digits shown."""

import re
from decimal import Decimal

# With a dot or an exponent; not within a word (x1.5, 0x1.8p3) or a version (2.1.0). Signs are text.
NUMBER = (
    r"(?<![A-Za-z0-9_])(?<![0-9]\.)"
    r"(?:[0-9]{1,3}(?:[,_][0-9]{3})+(?=\.)|[0-9]+(?=[.eE])|(?<!\.)(?=\.[0-9]))"
    r"(?:\.(?!\.\.)[0-9]*(?:[eE][+-]?[0-9]{1,4})?|[eE][+-]?[0-9]{1,4})(?![0-9]|\.[0-9])"
)
PIECE = re.compile(rf"({NUMBER}|\.\.\.)")
GROUPING = str.maketrans("", "", ",_")
WHOLE = re.compile(r"\.(?![0-9])")


def agree(shown: str, computed: str) -> bool:
    """Say whether a computed number, rounded to the digits shown, is the number shown.

    A dot without a digit behind it, as torch prints it, says that nothing was rounded away: `0.` is zero.
    """
    wanted, found = (Decimal(number.translate(GROUPING)) for number in (shown, computed))
    last_digit = 0 if WHOLE.search(shown) else Decimal(1).scaleb(wanted.as_tuple().exponent)
    return 2 * abs(wanted - found) <= last_digit


def first_difference(shown: str, computed: str) -> tuple[int, str] | None:
    """Return the index of the first line that differs and what is wrong there, or None."""
    lines = shown.rstrip("\n").split("\n"), computed.rstrip("\n").split("\n")
    if matches(*lines):
        return None
    index, want, got = first_lines(*lines)
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
    shown, computed = shown.rstrip(), computed.rstrip()
    if shown == computed:
        return True
    pieces = PIECE.split(shown)
    found = re.fullmatch("".join(map(_pattern, pieces)), computed)
    numbers = [piece for piece in pieces[1::2] if piece != "..."]
    return bool(found) and all(map(_printed_alike, numbers, found.groups()))


def _printed_alike(shown: str, computed: str) -> bool:
    """Say whether two printed numbers agree and are written in one manner: 1,000.0 is not 1000.0 or 1e3."""
    manners = [[sign for sign in number.lower() if sign in ",_e"] for number in (shown, computed)]
    return manners[0] == manners[1] and agree(shown, computed)


def _pattern(piece: str) -> str:
    if piece == "...":
        return ".*?"
    return f"({NUMBER})" if PIECE.fullmatch(piece) else re.escape(piece)


def first_lines(shown: list[str], computed: list[str]) -> tuple[int, str | None, str | None]:
    """Return the index of the first lines that differ, and these lines; None where one has no more."""
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
