"""Mutations: a text with one small change, and those of the numbers that a page shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lessonkit.bound import BOUND
from lessonkit.fences import read_fences

NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?")
LAST_DIGIT = re.compile(r"\d(?=\D*(?:e[+-]?\d+)?$)")


@dataclass(frozen=True)
class Mutation:
    """A text, and what is written in it in place of the characters from start to end."""

    text: str
    start: int
    end: int
    new: str

    @property
    def line(self) -> int:
        return self.text.count("\n", 0, self.start) + 1

    @property
    def before(self) -> str:
        """The lines that change, as they are."""
        return self._lines(self.text, self.end)

    @property
    def after(self) -> str:
        """The lines that change, as they become."""
        return self._lines(self.changed(), self.start + len(self.new))

    def changed(self) -> str:
        """Return the whole text with the change."""
        return self.text[: self.start] + self.new + self.text[self.end :]

    def _lines(self, text: str, end: int) -> str:
        first, last = text.rfind("\n", 0, self.start) + 1, text.find("\n", end)
        return text[first : last if last >= 0 else len(text)].strip()


def page_mutations(text: str, path: Path) -> Iterator[Mutation]:
    """Yield a mutation for each number in the compared outputs and each bound number of a page."""
    fences = read_fences(text, path)
    bound = (match.span("shown") for match in BOUND.finditer(text))
    spans = [(start, end) for start, end in bound if not any(f.start < start < f.end for f in fences)]
    spans += [(text.find("\n", f.start), text.rfind("\n", 0, f.end)) for f in fences if f.language == "text"]
    for start, end in spans:
        for number in NUMBER.finditer(text, start, end):
            yield Mutation(text, *number.span(), another(number[0]))


def another(constant: str) -> str:
    """Return the other truth value, or the number with its last digit one up (a 9 goes down)."""
    if constant in ("True", "False"):
        return str(constant == "False")
    return LAST_DIGIT.sub(lambda digit: "8" if digit[0] == "9" else str(int(digit[0]) + 1), constant, count=1)
