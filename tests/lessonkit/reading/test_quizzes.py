from pathlib import Path

from lessonkit.reading.pages import Page
from lessonkit.reading.quizzes import Option, quizzes, taught_in

PAGE = """# A {#a}

??? question "Q01.1 · Is `2.5`{ value='5 / 2' } more than `x`?"

    - [ ] `2`{ value="1 + 1" }

        No.

        Twice no.

    - [x] it [depends] on x

        Right.

??? question "Another one"

    - [x] a task
"""


def test_questions_are_read_with_bare_numbers():
    (quiz,) = quizzes(Page(PAGE, Path("page.md")))
    assert (quiz.id, quiz.stem, quiz.line) == ("Q01.1", "Is 2.5 more than `x`?", 3)
    assert quiz.options == [Option(5, "2", False, 2), Option(11, "it [depends] on x", True, 1)]


def test_the_front_matter_says_which_section_teaches_an_answer():
    assert taught_in(Page(f"---\nsee: {{Q01.1: a}}\n---\n{PAGE}", Path("page.md"))) == {"Q01.1": "a"}
    assert taught_in(Page(PAGE, Path("page.md"))) == {}
