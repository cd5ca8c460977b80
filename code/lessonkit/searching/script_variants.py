"""Script variants: those of a character, so that a query in either Chinese script finds the same pages."""

import functools
from collections import Counter

import opencc

HAN = "".join(map(chr, range(0x4E00, 0xA000)))


@functools.cache
def pairs() -> list[tuple[str, str]]:
    """Return every Traditional character that has a Simplified form, with that form."""
    simplified = opencc.OpenCC("t2s")
    return [(character, form) for character in HAN if (form := simplified.convert(character)) != character]


def variants(text: str) -> dict[str, str]:
    """Return, for characters that the text never uses, the one of the other script that it uses most."""
    uses, found = Counter(text), {}
    for pair in pairs():
        unused, used = sorted(pair, key=lambda character: uses[character])
        if not uses[unused] and uses[used] > uses[found.get(unused, unused)]:
            found[unused] = used
    return found
