"""Quizzes: a question, its options as a task list, and under each option why it is right or wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lessonkit.common.faults import Fault
from lessonkit.reading.bound_numbers import as_plain_text
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page

VERDICTS = {"x": ("right", "✓"), " ": ("wrong", "✗")}  # by the mark of an option
QUESTION = re.compile(r"(?P<id>Q\d\d\.\d+) · (?P<stem>.+)")
TITLE = re.compile(rf'"{QUESTION.pattern}"$')


@dataclass
class Option:
    """One answer: its line and text, whether it is right, and how many paragraphs give its reason."""

    line: int
    text: str
    right: bool
    reasons: int = 0


@dataclass
class Quiz:
    """A question with its options, at the line of its title; in its stem, numbers are bare."""

    id: str
    stem: str
    line: int
    options: list[Option] = field(default_factory=list)


def read_quiz(page: Page, title: Item) -> Quiz | None:
    """Return the quiz that this admonition is, or None; it ends where the next block outside begins."""
    match = TITLE.search(title.text)
    if title.kind != "admonition" or not match:
        return None
    quiz = Quiz(match["id"], as_plain_text(match["stem"]), title.line)
    for item in page.items[page.items.index(title) + 1 :]:
        if item.indent <= title.indent:
            break
        if item.kind == "list item" and item.indent == title.indent + 4:
            text = as_plain_text(item.text.partition("] ")[2])
            quiz.options.append(Option(item.line, text, "x" in item.detail))
        elif quiz.options:
            quiz.options[-1].reasons += 1
    return quiz


def quizzes(page: Page) -> list[Quiz]:
    """Return the questions of a page from top to bottom."""
    return [quiz for item in page.items if (quiz := read_quiz(page, item))]


def taught_in(page: Page) -> dict[str, str]:
    """Return the section of a page that teaches the answer to each question: `see` of the front matter."""
    named = page.meta.get("see", {})
    return {str(name): str(section) for name, section in named.items()} if isinstance(named, dict) else {}


def check_quiz(page: Page, item: Item) -> Iterator[Fault]:
    """Check that exactly one option is right, and that each has its reason."""
    quiz = read_quiz(page, item)
    if quiz is None:
        return
    right = sum(option.right for option in quiz.options)
    if right != 1 or len(quiz.options) < 2:
        counted = f"{quiz.id} has {len(quiz.options)} options, {right} of them right"
        yield page.fault(quiz.line, f"{counted}; write two or more as `- [ ]`, the right one as `- [x]`")
    for option in quiz.options:
        if not option.reasons:
            yield page.fault(option.line, f"{quiz.id}: this option has no reason; write it below, indented")
