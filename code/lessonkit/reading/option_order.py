"""Option order: in which order a page shows the options of a question, so that no place is the right one."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

from lessonkit.reading.items import BOX, INDENTATION
from lessonkit.reading.quizzes import QUESTION

OPTION = re.compile(r"(?P<lead> *)[-*+] \[(?P<mark>[ xX])\]\s+(?P<title>.+)$")


def order(name: str, right: Sequence[bool]) -> list[int]:
    """Return in which order a page shows the options of a question, by their places in the source.

    It follows from the question's id, so it is the same in all languages. Of as many questions in a row as
    there are options, the right ones stand in different places.
    """
    lesson, _, number = name.partition(".")
    block, turn = divmod(int(number) - 1, len(right))
    places = by_hash(f"{lesson} {block} {len(right)}", range(len(right)))
    others = by_hash(name, [index for index, is_right in enumerate(right) if not is_right])
    return [
        *others[: places[turn]],
        *(i for i, is_right in enumerate(right) if is_right),
        *others[places[turn] :],
    ]


def by_hash(seed: str, items: Sequence[int]) -> list[int]:
    """Return the items in an order that a text decides."""
    return sorted(items, key=lambda item: sha256(f"{seed} {item}".encode()).digest())


def shuffled(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a page with the options of each question in the order that a reader meets."""
    rest = iter(enumerate(lines, 1))
    for number, line in rest:
        yield line
        box = BOX.match(line)
        if question := QUESTION.match((box and box["title"]) or ""):
            inside = len(box["lead"]) + INDENTATION
            below = lines[number:]
            ends = (n for n, text in enumerate(below) if text.strip() and indentation(text) < inside)
            length = next(ends, len(below))
            yield from options(question["id"], below[:length], inside)
            for _ in range(length):
                next(rest)


def options(name: str, lines: list[str], column: int) -> Iterator[str]:
    """Yield what stands in a question, its options in order, with a blank line after each."""
    begun = [(n, OPTION.match(line)) for n, line in enumerate(lines) if indentation(line) == column]
    found = [(n, option["mark"] != " ") for n, option in begun if option]
    yield from lines[: found[0][0]] if found else lines
    spans = [*pairwise([*(n for n, _ in found), len(lines)])]
    for index in order(name, [right for _, right in found]) if found else ():
        start, end = spans[index]
        yield from ("\n".join(lines[start:end]).rstrip() + "\n").split("\n")


def indentation(line: str) -> int:
    """Return how far a line is indented."""
    return len(line) - len(line.lstrip(" "))
