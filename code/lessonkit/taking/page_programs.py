"""Page programs: the blocks of a lesson, with what is shown below them, for the Python of its page."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lessonkit import DOCS
from lessonkit.common.faults import Fault, FaultError, relative
from lessonkit.common.fingerprints import surroundings
from lessonkit.common.lined_yaml import LINE, entries, once_a_version, read_mapping
from lessonkit.reading.fences import Fence
from lessonkit.reading.listings import embedded
from lessonkit.reading.pages import Page, page_paths
from lessonkit.reading.shared_pages import read
from lessonkit.taking.notebooks import FOLDERS, write_beside

IN_NOTEBOOK = DOCS / "in-notebook.yml"
REASONS = ("slow", "differs", "processes")
DRAWS = "nudge.figures"  # what a block only draws was drawn when the page was built


def write_page_programs(config: MkDocsConfig) -> None:
    """Write the programs of all lessons and labs of one locale beside their pages."""
    made_with, locale = surroundings(), config.extra["locale"]
    for path in page_paths(Path(config.docs_dir)):
        if path.parent.name in FOLDERS:
            write_beside(path, config, ".json", made_with, partial(program_of, path, locale))


def program_of(path: Path, locale: str) -> str:
    """Return the program of a page, as a locale shows it, as JSON."""
    program = page_program(read(path, locale), name_of(path))
    return json.dumps(program, ensure_ascii=False, separators=(",", ":"))


def name_of(path: Path) -> str:
    """Return the name of a page in docs/in-notebook.yml."""
    return f"{path.parent.name}/{path.stem}"


def page_program(page: Page, name: str) -> dict:
    """Return the blocks of a page as steps, and of each exercise its check and how many steps stand above."""
    steps, exercises = [], {}
    for fence in page.fences:
        if fence.role == "exercise" and (checks := page.exercise(fence.exercise, "check")):
            texts = {"starter": embedded(fence), "check": embedded(checks[0])}
            exercises[fence.exercise] = {"above": len(steps)} | texts
        elif is_step(fence):
            steps.append({"id": f"step-{len(steps) + 1}"} | step(page, fence, name))
    return {"steps": steps, "exercises": exercises}


def is_step(fence: Fence) -> bool:
    """Say whether a fence is a block of the page's program."""
    return fence.language == "python" and not fence.flaw and not fence.role


def step(page: Page, fence: Fence, name: str) -> dict:
    """Return a block as a step: its code as the page shows it, and what stands below it."""
    if not_here(fence, name):
        return {"code": ""}
    below = page.beside(next(item for item in page.items if item.fence is fence), 1)
    shown = below.source if below and below.language == "text" else ""
    raises = {"raises": fence.attributes["raises"]} if "raises" in fence.attributes else {}
    return {"code": embedded(fence), "shown": shown} | raises


def not_here(fence: Fence, name: str) -> str:
    """Return why a block does not run in the page: it only draws, is slow, or differs; or nothing."""
    listed = {DRAWS: "draws"} | in_notebook(IN_NOTEBOOK).get(name, {})
    return next((reason for text, reason in listed.items() if text in fence.source), "")


def listed_faults(page: Page) -> Iterator[Fault]:
    """Yield what is said to run in the notebook alone, and stands in no block of its page."""
    listed = in_notebook(IN_NOTEBOOK).get(name_of(page.path), {})
    sources = [fence.source for fence in page.fences if is_step(fence)]
    for text in listed:
        if not any(text in source for source in sources):
            wanted = f"correct `{text}` in {relative(IN_NOTEBOOK)}, or take it out"
            yield Fault(page.path, 1, f"no block has what is listed as one for the notebook alone; {wanted}")


@once_a_version
def in_notebook(path: Path) -> dict[str, dict[str, str]]:
    """Return which blocks of a page run in the notebook alone, and why; FaultError where that is not said."""
    listed = entries(read_mapping(path))
    for name, blocks in listed.items():
        if not isinstance(blocks, dict):
            raise FaultError(path, 1, f"{name} lists no block; below it, write a text of one, and a reason")
        for text, reason in entries(blocks).items():
            if reason not in REASONS:
                wanted = f"write one of {', '.join(REASONS)}"
                raise FaultError(path, blocks[LINE], f"`{text}` is `{reason}`; {wanted}")
    return {name: entries(blocks) for name, blocks in listed.items()}
