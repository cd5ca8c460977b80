"""Mutations of a page: the numbers that it shows, each with its last digit changed."""

import re
from collections.abc import Iterator
from pathlib import Path

from lessonkit.mutations.code_mutations import another
from lessonkit.mutations.editable_code import Mutation
from lessonkit.reading.bound_numbers import BOUND
from lessonkit.reading.fences import read_fences

NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def page_mutations(text: str, path: Path) -> Iterator[Mutation]:
    """Yield a mutation for each number in the compared outputs and each bound number of a page."""
    fences = read_fences(text, path)
    bound = (match.span("shown") for match in BOUND.finditer(text))
    spans = [(start, end) for start, end in bound if not any(f.start < start < f.end for f in fences)]
    spans += [(text.find("\n", f.start), text.rfind("\n", 0, f.end)) for f in fences if f.language == "text"]
    for start, end in spans:
        for number in NUMBER.finditer(text, start, end):
            yield Mutation(text, *number.span(), another(number[0]))
