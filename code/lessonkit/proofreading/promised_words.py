"""Promised words: the text of one block of a page's source, with its links, notes and bound numbers."""

import re
from collections.abc import Callable

from lessonkit.proofreading.blocks import squeezed
from lessonkit.reading.bound_numbers import SPAN, as_plain_text
from lessonkit.reading.items import ATTRIBUTES, FORMULA

INLINE = re.compile(
    "|".join(
        [
            SPAN.pattern,
            rf"(?P<formula>{FORMULA.pattern})",
            r"(?P<escaped>\\[^\w\s])",
            r"\]\(<?(?P<target>(?:[^()\s<>]|\([^()\s]*\))+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)",
            r"(?<=\[)(?P<named>[^\[\]^`$]+)\](?:\[(?P<label>[^\[\]]*)\])?(?![(:])",
            r"<(?P<address>\w+:[^>\s]+)>",
            r"\[\^(?P<note>[^\]]+)\]",
            rf"(?P<attributes>{ATTRIBUTES})",
            r"""<a href=["'](?P<href>[^"']+)["'][^>]*>""",
            r"(?P<tag></?[a-zA-Z][^>]*>)",
        ]
    )
)
Formula = Callable[[str, bool], str]  # what a reader meets of a formula in TeX, inline or on lines of its own


class Words:
    """Reads texts of a block, and collects where they link, what they point to and are bound to."""

    def __init__(self, formula: Formula, addresses: dict[str, str]):
        self.formula, self.addresses = formula, addresses
        self.links: list[str] = []
        self.notes: list[str] = []
        self.numbers: list[tuple[str, str]] = []

    def read(self, text: str) -> str:
        """Return a text without blanks and markup."""
        return squeezed(INLINE.sub(self.plain, text))

    def plain(self, token: re.Match) -> str:
        """Return what a reader sees of something inline, and note what else it says."""
        match token.lastgroup:
            case "expression":
                self.numbers.append((token["shown"], token["expression"]))
                return token["shown"]
            case "marks":
                return token[0].strip("`")
            case "formula":
                return self.formula(as_plain_text(token["formula"][1:-1]), False)
            case "escaped":
                return token["escaped"][1]
            case "target" | "href" as kind:
                self.links.append(token[kind])
            case "named" | "label":
                return self.named(token)
            case "address":
                self.links.append(token["address"])
                return token["address"]
            case "note":
                self.notes.append(token["note"])
        return ""

    def named(self, token: re.Match) -> str:
        """Return the words of a link by reference, and note where it leads; others are no link."""
        target = self.addresses.get((token["label"] or token["named"]).lower())
        if target:
            self.links.append(target)
        return token["named"] if target or token["label"] is None else f"{token['named']}{token['label']}"
