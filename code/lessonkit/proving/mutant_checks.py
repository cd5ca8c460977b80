"""Checks of mutants: an exercise's check refuses the wrong answers that are one small change away."""

import re
from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.reading.mutants import changed_line, mutants
from lessonkit.reading.pages import Page

MEND = "make it stricter, or name this line under `equivalent:` and why it is right"


def check_survivors(page: Page, name: str) -> Iterator[Fault]:
    """Check that every mutant of the solution that passes is marked as right."""
    marks = page.equivalent.get(name, {})
    for line in passing(page, name) or ():
        if not any(marks_line(mark, line) for mark in marks):
            check, *_ = page.exercise(name, "check")
            yield page.fault(check.line, f"the check of {name} passes this wrong answer: {line}; {MEND}")


def check_marks(page: Page, line: int) -> Iterator[Fault]:
    """Check that each mark has a reason, and is that of a mutant that passes."""
    for name, marks in page.equivalent.items():
        found = passing(page, name)
        for mark, reason in marks.items():
            if not reason.strip():
                yield page.fault(line, f"`equivalent:` has no reason for `{mark}`; say why it is right, too")
            if found is not None and not any(marks_line(mark, other) for other in found):
                message = f"`equivalent:` names `{mark}`, and no such change passes the check of {name}"
                yield page.fault(line, f"{message}; take it out")


def passing(page: Page, name: str) -> list[str] | None:
    """Return the changed lines of the mutants that pass an exercise's check; None where none was tried."""
    for solution in page.exercise(name, "solution"):
        result = page.result(solution) if solution in page.owners else None
        if not result or "survivors" not in result:
            return None
        tried = [changed_line(mutation) for _, mutation in mutants(solution)]
        return [tried[number] for number in result["survivors"]]
    return []


def marks_line(mark: str, line: str) -> bool:
    """Say whether a mark is that of a changed line; `...` stands for any characters."""
    return bool(re.fullmatch(".*".join(map(re.escape, mark.split("..."))), line))
