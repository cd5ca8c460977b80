"""Quiz sections: each question of a lesson names the section of its page that teaches the answer."""

from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.proving.coverage import front_matter
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page
from lessonkit.reading.quizzes import Quiz, quizzes, read_quiz, taught_in

LESSONS = "lessons"  # the folder of the pages whose questions are asked again on the page for review
WRITE = "write `see: {Q04.9: median}`, each question with the id of the section that teaches it"


def check_see(page: Page, _: Item) -> Iterator[Fault]:
    """Check that what `see` names are questions of the page, and sections above them."""
    front, asked = front_matter(page), {quiz.id: quiz for quiz in quizzes(page)}
    if not isinstance(page.meta.get("see", {}), dict):
        yield page.fault(front.line_of("see:"), f"`see:` says no sections; {WRITE}")
    for name, section in taught_in(page).items():
        if name not in asked:
            wrong = f"`see:` names {name}, which is no question of this page; take it out"
            yield page.fault(front.line_of(name), wrong)
        elif section not in sections_above(page, asked[name]):
            wrong = f"`see:` puts {name} into `{section}`, which is the id of no heading above it; correct it"
            yield page.fault(front.line_of(name), wrong)


def check_taught(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a question of a lesson has its section."""
    quiz = read_quiz(page, item)
    if quiz and page.path.parent.name == LESSONS and quiz.id not in taught_in(page):
        yield page.fault(quiz.line, f"{quiz.id} has no section; in the front matter, {WRITE}")


def sections_above(page: Page, quiz: Quiz) -> set[str]:
    """Return the ids of the headings above a question."""
    return {
        item.detail.partition("#")[2]
        for item in page.items
        if item.kind == "heading" and item.line < quiz.line
    }
