"""Checks of exercises: every part is there, and the check tells right answers from wrong ones."""

import ast
import contextlib
import re
from collections.abc import Iterator

from lessonkit.common.faults import Fault
from lessonkit.mutations.answer_mutations import PARSING
from lessonkit.proving.mutant_checks import check_survivors
from lessonkit.reading.fences import Fence
from lessonkit.reading.pages import Page

RIGHT = {"solution": "solution", "also": "other right answer"}
NAME = re.compile(r"[A-Za-z0-9-]{1,64}")


def check_parts(page: Page, starter: Fence) -> Iterator[Fault]:
    """Check that an exercise has one starter, check and solution, a wrong answer, and a name for its cell."""
    name = starter.exercise
    if not NAME.fullmatch(name):
        yield page.fault(starter.line, f"exercise {name}: name it like the id of its heading, as in x05-1")
    for role in ("exercise", "check", "solution", "wrong"):
        found, several = len(page.exercise(name, role)), role == "wrong"
        if found != 1 and not (several and found):
            wanted = "one or more" if several else "1"
            yield page.fault(starter.line, f'exercise {name} has {found} `{role}="{name}"`, not {wanted}')


def check_trial(page: Page, fence: Fence, result: dict) -> Iterator[Fault]:
    """Check that the starter and the wrong answers fail, each in its own way, and the right ones pass."""
    name, failure = fence.exercise, result["failure"]
    if fence.role in RIGHT and failure:
        which = RIGHT[fence.role]
        yield page.fault(fence.line, f"the {which} of {name} fails: {failure}; mend it or the check")
    elif fence.role == "solution":
        yield from check_survivors(page, name)
    elif fence.role == "also":
        yield from check_same_words(page, fence, result["output"])
    elif not failure:
        which = "starter" if fence.role == "check" else "wrong answer"
        yield page.fault(fence.line, f"the {which} of {name} passes; make the check stricter")
    elif fence.role == "wrong":
        yield from check_hint(page, fence, failure)
    elif fence.role == "check":
        yield from check_hints_are_met(page, fence)
        yield from check_says_what_it_proved(page, fence)


def check_same_words(page: Page, other: Fence, said: str) -> Iterator[Fault]:
    """Check that the page need not show what another right answer prints: it is what the solution prints."""
    for solution in page.exercise(other.exercise, "solution"):
        if (result := page.result(solution)) and result["output"] != said:
            message = f"this prints {said!r}, the solution {result['output']!r}"
            yield page.fault(other.line, f"{message}; let the check alone print, the same for every answer")


def check_hint(page: Page, fence: Fence, failure: str) -> Iterator[Fault]:
    """Check that a wrong answer meets an assertion with a hint that no other wrong answer meets."""
    if not failure.startswith("AssertionError: "):
        yield page.fault(fence.line, f"this ends with {failure}; let an `assert` with a hint catch it")
    for other in page.exercise(fence.exercise, "wrong"):
        if other.line < fence.line and (page.result(other) or {}).get("failure") == failure:
            yield page.fault(fence.line, f"the hint is that of line {other.line}; give each answer its own")


def check_hints_are_met(page: Page, check: Fence) -> Iterator[Fault]:
    """Check that every hint is what the starter or some wrong answer meets."""
    trials = [check, *page.exercise(check.exercise, "wrong")]
    met = {(page.result(trial) or {}).get("failed_at") for trial in trials}
    for node in ast.walk(parsed(check)):
        if isinstance(node, ast.Assert) and node.msg and node.lineno - 1 not in met:
            message = "no answer meets this hint; add the wrong answer that does, or take it out"
            yield page.fault(check.at(node.lineno - 1), message)


def check_says_what_it_proved(page: Page, check: Fence) -> Iterator[Fault]:
    """Check that a check ends by printing what it has proven, which its reader sees once it passes."""
    *_, last = [None, *parsed(check).body]
    match last:
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=[_])):
            return
    message = "a reader who passes this check sees nothing; let its last line print what it has proven"
    yield page.fault(check.last_line - 1, f"{message}, as a sentence")


def parsed(check: Fence) -> ast.Module:
    """Return the syntax tree of a check; an empty one where the solution fails since it can't be read."""
    with PARSING, contextlib.suppress(SyntaxError):
        return ast.parse(check.source)
    return ast.Module([], [])
