"""Nothing is used before it is shown: neither names of a later lesson nor unread functions or Python."""

import ast
import re

import pytest
from expecting import none_of
from python_constructs import constructs

from lessonkit import DOCS
from lessonkit.common.faults import Fault
from lessonkit.reading.fences import Fence
from lessonkit.reading.listings import embedded
from lessonkit.reading.nav import lessons
from lessonkit.reading.pages import Page
from lessonkit.reading.sections import sections

EMBEDDED = re.compile(r"^\s*-+8<-+ .*:(\w+)\"$", re.MULTILINE)
TORCH = {  # names of torch that a lesson teaches
    "requires_grad": "the-training-loop",
    "backward": "the-training-loop",
    "no_grad": "the-training-loop",
    "autograd": "the-training-loop",
    "Module": "modules-and-optimizers",
    "Linear": "modules-and-optimizers",
    "optim": "modules-and-optimizers",
    "state_dict": "modules-and-optimizers",
    "DataLoader": "batches-epochs-updates",
    "StepLR": "learning-rate-schedules",
    "CosineAnnealingLR": "learning-rate-schedules",
    "ReduceLROnPlateau": "learning-rate-schedules",
    "LambdaLR": "learning-rate-schedules",
}
GIVEN = {  # what a lesson may use although a later one teaches it, with the reason
    ("tensors-and-broadcasting", "requires_grad"): "a glimpse: what PyTorch is for, within the first hour",
    ("tensors-and-broadcasting", "backward"): "a glimpse: what PyTorch is for, within the first hour",
    (
        "autograd",
        "relu",
    ): "one of the calls whose slope at 0 is looked at, beside the formula of what it does",
    (
        "one-hidden-layer",
        "train_together",
    ): "`train`, for many networks at a time: how they are packed teaches nothing, says the page",
    (
        "going-deeper",
        "train_side_by_side",
    ): "`train_model`, for many networks at a time, packed as in the lesson before",
    ("features-and-a-weekly-rhythm", "WEEKS"): "measured numbers, in a folded box: there is nothing to read",
    ("classes-and-probabilities", "BIRDS"): "measured numbers: there is nothing to read",
    ("small-or-large-batches", "PICTURES"): "measured numbers: there is nothing to read",
    ("small-or-large-batches", "recorded"): "what was measured on a named machine: there is nothing to read",
    ("dropout-and-early-stopping", "FORTY"): "measured numbers: there is nothing to read",
    ("dropout-and-early-stopping", "outputs"): "in a folded box: the lab that comes next shows it",
    ("dropout-and-early-stopping", "stack_networks"): "in a folded box: the lab that comes next shows it",
    ("running-experiments", "digit_log"): "runs done beforehand: the page tells how, and shows such lines",
    (
        "choosing-and-keeping-a-model",
        "recorded",
    ): "what was measured on a named machine: there is nothing to read",
}
BOX = {  # the Python that the first lesson explains in its section `python`
    "a chain of comparisons",
    "a comprehension",
    "a dict",
    "a format in an f-string",
    "a star before a list",
    "a star before an argument",
    "a type behind a name",
    "an f-string",
    "assert",
    "enumerate",
    "if … else in one line",
    "lambda",
    "raise",
    "with",
    "zip",
}
EXPLAINED = {  # Python beyond the box, with the lesson that explains it
    "@": "two-knobs-and-scaling",
    "class": "two-knobs-and-scaling",
    "tuple": "what-is-learning",
    "dict": "the-training-loop",
    "try": "modules-and-optimizers",
    "set": "generalisation",
    "super": "dropout-and-early-stopping",
}


def blocks(name: str) -> list[Fence]:
    """Return the blocks of a lesson that are read as code; in both languages they are the same."""
    page = Page.read(DOCS / "en" / "lessons" / f"{name}.md")
    return [
        fence for fence in page.fences if fence.language == "python" and "nudge.figures" not in fence.source
    ]


def taken(source: str) -> set[str]:
    """Return what a block takes from elsewhere: imported names, attributes and the names of arguments."""
    found = set()
    for node in ast.walk(ast.parse(EMBEDDED.sub("", source))):
        match node:
            case ast.ImportFrom(names=aliases):
                found |= {alias.name for alias in aliases}
            case ast.Attribute(attr=name) | ast.keyword(arg=name):
                found.add(name)
    return found


def of_nudge(source: str) -> set[str]:
    """Return the names that a block imports from the course's package."""
    return {
        alias.name
        for node in ast.walk(ast.parse(EMBEDDED.sub("", source)))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("nudge.")
        for alias in node.names
    }


def shown(name: str) -> set[str]:
    """Return the names of the package whose bodies stand in a lesson."""
    return {section for fence in blocks(name) for section in EMBEDDED.findall(fence.source)}


@pytest.fixture(scope="module")
def taught():
    """Return the first lesson that embeds each name of the package, and the lesson of each name of torch."""
    first = {}
    for name in reversed(lessons()):
        first |= dict.fromkeys(shown(name), name)
    return first | TORCH


@pytest.mark.parametrize("name", lessons())
def test_a_lesson_uses_nothing_that_a_later_one_teaches(name, taught):
    earlier = lessons()[: lessons().index(name) + 1]
    none_of(
        Fault(fence.path, fence.line, f"{used} is taught later, in {taught[used]}; do without it here")
        for fence in blocks(name)
        for used in taken(fence.source)
        if used in taught and taught[used] not in earlier and (name, used) not in GIVEN
    )


@pytest.mark.parametrize("name", lessons())
def test_a_function_is_used_only_after_its_body_was_shown(name):
    known = {used for earlier in lessons()[: lessons().index(name)] for used in shown(earlier)}
    known |= {used for lesson, used in GIVEN if lesson == name}
    faults = []
    for fence in blocks(name):
        faults += [
            Fault(fence.path, fence.line, f"{used} was not shown; embed its body first, or do without it")
            for used in sorted(of_nudge(fence.source) - known)
        ]
        known |= {*EMBEDDED.findall(fence.source)}
    none_of(faults)


@pytest.mark.parametrize("name", lessons())
def test_python_is_explained_before_it_is_used(name):
    reached = lessons()[: lessons().index(name) + 1]
    known = BOX | {form for form, lesson in EXPLAINED.items() if lesson in reached}
    none_of(
        Fault(fence.path, fence.line, f"nothing has explained {form}; do without it, or explain it here")
        for fence in blocks(name)
        if fence.role in ("", "exercise", "solution")
        for form in sorted(constructs(embedded(fence)) - known)
    )


def test_the_first_lesson_shows_the_python_of_the_course():
    page = Page.read(DOCS / "en" / "lessons" / f"{lessons()[0]}.md")
    lines = sections(page)["python"].lines
    box = [fence for fence in page.fences if fence.line in lines and fence.language == "python"]
    assert {form for fence in box for form in constructs(fence.source)} == BOX
