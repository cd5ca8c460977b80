"""Step marks: each block that runs in the page carries the name of its step, or of its exercise."""

import re
from pathlib import PurePosixPath

from markdown.postprocessors import Postprocessor

from lessonkit.common.extensions import extends
from lessonkit.taking.notebooks import FOLDERS
from lessonkit.taking.page_programs import is_step, not_here

BLOCK = re.compile(r'<div class="[^"]*\blanguage-python\b[^"]*"')


class Marks(Postprocessor):
    """Adds to each python block of a lesson `data-step`, or `data-elsewhere` with why it runs elsewhere."""

    def run(self, text: str) -> str:
        path = PurePosixPath(self.md.treeprocessors["relpath"].file.src_uri)  # only MkDocs knows it
        if path.parts[0] not in FOLDERS:
            return text
        self.marks = marks(self.md.page, f"{path.parts[0]}/{path.stem}")
        return BLOCK.sub(lambda block: f"{block[0]}{next(self.marks, '')}", text)


def marks(page, name):
    """Yield the attribute of each python block of a page, from top to bottom."""
    number = 0
    for fence in page.fences:
        if fence.language == "python":
            number += is_step(fence)
            yield attribute(fence, name, number)


def attribute(fence, name, number):
    """Return the attribute of a block; what only draws has none, since its figure is there already."""
    if not is_step(fence):
        return f' data-exercise="{fence.exercise}"' if fence.role == "exercise" else ""
    reason = not_here(fence, name)
    if not reason:
        return f' data-step="step-{number}"'
    return "" if reason == "draws" else f' data-elsewhere="{reason}"'


makeExtension = extends(Marks)  # noqa: N816
