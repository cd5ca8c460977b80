"""Admonitions in plain Markdown: boxes as quotes, tabs as labels, what folds as `<details>`."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from lessonkit.reading.fences import Fence
from lessonkit.reading.items import BOX, CODE_SPAN
from lessonkit.reading.listings import ANSWERS, listing, runs
from lessonkit.reading.option_order import OPTION, indentation, shuffled
from lessonkit.reading.quizzes import QUESTION, VERDICTS

FENCE = "\0"  # stands where a fence was, before its number on the page


@dataclass(frozen=True)
class Box:
    """What is open around a line: the column of its content, and what goes before each of its lines."""

    column: int
    prefix: str
    folded: bool = False
    quiz: bool = False


class Boxes:
    """Walks over the lines of a page and keeps track of which boxes are open."""

    def __init__(self, text: str, fences: list[Fence]):
        self.lines = [*shuffled(text.split("\n")), ""]
        self.fences = fences
        self.opened = [Box(0, "")]
        self.cell: Fence | None = None  # the last one

    def parts(self) -> Iterator[str | Fence]:
        """Yield lines of Markdown, and the fences that a reader is to run."""
        for index, line in enumerate(self.lines):
            column = indentation(next(filter(str.strip, self.lines[index:]), ""))
            while column < self.opened[-1].column:
                yield from self.close()
            box = self.opened[-1]
            content = line[box.column :]
            lead, found, number = content.partition(FENCE)
            if found:
                yield from self.place(int(number), box.prefix + lead)
            elif match := BOX.match(content):
                yield from self.open(index, match)
            elif box.quiz and (match := OPTION.match(content)):
                yield from self.open_option(index, match)
            else:
                yield box.prefix + content if content.strip() else box.prefix.rstrip()

    def open(self, index: int, match: re.Match) -> Iterator[str]:
        """Yield the title of an admonition or a tab, and a blank line after it."""
        box = self.inside(match["lead"], "" if match["mark"] == "===" else "> ")
        title = match["kind"].capitalize() if match["title"] is None else match["title"]
        if match["kind"] == "widget":
            title = ""  # a name; what the widget stands for is inside
        quiz = bool(QUESTION.match(title))
        folded = match["mark"].startswith("?") and not quiz and self.folds(index + 1, box.column)
        self.opened.append(replace(box, folded=folded, quiz=quiz))
        if folded:
            yield f"{box.prefix}{summary(title)}"
        elif title:
            yield f"{box.prefix}**{title}**"
        if self.lines[index + 1].strip():
            yield box.prefix.rstrip()

    def open_option(self, index: int, match: re.Match) -> Iterator[str]:
        """Yield an option of a quiz, which unfolds into its verdict and reason."""
        box = replace(self.inside(match["lead"]), folded=True)
        self.opened.append(box)
        yield f"{box.prefix}{summary(match['title'])}{VERDICTS[match['mark'].lower()][1]}"
        if self.lines[index + 1].strip():
            yield box.prefix.rstrip()

    def inside(self, lead: str, mark: str = "") -> Box:
        """Return a box within the innermost one."""
        outer = self.opened[-1]
        return Box(outer.column + len(lead) + 4, outer.prefix + lead + mark)

    def folds(self, first: int, column: int) -> bool:
        """Say whether a box stays folded: not one with code for the reader to run, unless it is an answer."""
        below = self.lines[first:]
        inside = takewhile(lambda line: not line.strip() or indentation(line) >= column, below)
        fences = [self.fences[int(line.partition(FENCE)[2])] for line in inside if FENCE in line]
        return any(fence.role in ANSWERS for fence in fences) or not any(map(runs, fences))

    def close(self) -> Iterator[str]:
        """Close the innermost box; yield the end of one that is folded."""
        box = self.opened.pop()
        if box.folded:
            yield from (box.prefix.rstrip(), f"{box.prefix}</details>")

    def place(self, number: int, prefix: str) -> Iterator[str | Fence]:
        """Yield a fence that is to run as it is, any other one as Markdown; a cell shows its own output."""
        fence = self.fences[number]
        if runs(fence) and not any(box.folded for box in self.opened):
            self.cell = fence
            yield fence
        elif fence.language != "text" or self.cell is not self.fences[number - 1]:
            yield from (f"{prefix}{line}".rstrip() for line in listing(fence))


def summary(title: str) -> str:
    """Return the start of what unfolds; Markdown is not read in it, so code spans become HTML."""
    spans = CODE_SPAN.sub(lambda span: f"<code>{html.escape(span[0].strip('`'))}</code>", title)
    return f"<details><summary>{spans}</summary>"
