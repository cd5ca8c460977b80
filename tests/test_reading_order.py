"""The code of a lesson uses nothing that only a later lesson teaches."""

import ast
import re

import pytest
from expecting import none_of

from lessonkit import DOCS
from lessonkit.common.faults import Fault
from lessonkit.reading.fences import Fence
from lessonkit.reading.nav import lessons
from lessonkit.reading.pages import Page

EMBEDDED = re.compile(r"^\s*-+8<-+ .*:(\w+)\"$", re.MULTILINE)
TORCH = {  # names of torch that the content specification gives to a lesson
    "requires_grad": "autograd",
    "backward": "autograd",
    "no_grad": "autograd",
    "autograd": "autograd",
    "Module": "modules-and-optimizers",
    "Linear": "modules-and-optimizers",
    "optim": "modules-and-optimizers",
    "DataLoader": "batches-epochs-updates",
}
GIVEN = {("how-big-a-step", "line_gradient"): "its exercise says what it returns; the next lesson derives it"}


def code(name: str) -> list[Fence]:
    """Return the blocks of a lesson that run; in both languages they are the same."""
    page = Page.read(DOCS / "en" / "lessons" / f"{name}.md")
    return [fence for fence in page.fences if fence.language == "python"]


def names(source: str) -> set[str]:
    """Return what a block takes from elsewhere: imported names, attributes and the names of arguments."""
    found = set()
    for node in ast.walk(ast.parse(EMBEDDED.sub("", source))):
        match node:
            case ast.ImportFrom(names=aliases):
                found |= {alias.name for alias in aliases}
            case ast.Attribute(attr=name) | ast.keyword(arg=name):
                found.add(name)
    return found


@pytest.fixture(scope="module")
def taught():
    """Return the first lesson that embeds each name of the package, and the lesson of each name of torch."""
    first = {}
    for name in reversed(lessons()):
        first |= {section: name for fence in code(name) for section in EMBEDDED.findall(fence.source)}
    return TORCH | first


@pytest.mark.parametrize("name", lessons())
def test_a_lesson_uses_nothing_that_a_later_one_teaches(name, taught):
    earlier = lessons()[: lessons().index(name) + 1]
    none_of(
        Fault(fence.path, fence.line, f"{used} is taught later, in {taught[used]}; do without it here")
        for fence in code(name)
        for used in names(fence.source)
        if used in taught and taught[used] not in earlier and (name, used) not in GIVEN
    )
