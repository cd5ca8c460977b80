"""Runs of a page: its languages run together, and with them its code as Simplified Chinese has it."""

import contextlib
from collections.abc import Iterator, Sequence

from lessonkit.proving.converted_code import converted, same_results
from lessonkit.reading.lab_scripts import is_script
from lessonkit.reading.nav import pages
from lessonkit.reading.pages import Page
from lessonkit.running import checkpoints
from lessonkit.running.alike import DoubtError
from lessonkit.running.joint_runs import run_together
from lessonkit.running.own_steps import own_steps
from lessonkit.worker.comparing import shorten


def run_versions(languages: Sequence[Page]) -> None:
    """Run what is not stored of a page in its languages; whoever asks for results meanwhile waits."""
    if checkpoints.serving and any(is_script(page.path) for page in languages):
        return  # a lab that is saved runs on from where it changed
    with contextlib.ExitStack() as stack:
        for page in languages:
            stack.enter_context(page.running)
        run_together(programs(languages), max(page.time_limit for page in languages))


def apart(languages: Sequence[Page]) -> str:
    """Return the code because of which languages of a page run one by one; nothing where they need not."""
    first, *others = (page.program for page in languages)
    try:
        for program in others:
            own_steps(first, program)
    except DoubtError as doubt:
        return str(doubt).strip().partition("\n")[0]
    return ""


def runs_apart() -> Iterator[str]:
    """Yield a line for each page whose languages run one by one, with the reason."""
    for name, versions in pages().items():
        if code := apart([Page.read(path) for path in versions.values()]):
            yield f"{name}: its languages run one by one, because of `{shorten(code)}`"


def programs(languages: Sequence[Page]) -> Iterator[list[dict]]:
    """Yield the programs of a page in its languages, and last the converted one, if it has to run."""
    yield from (page.program for page in languages)
    for page in languages:
        if not same_results(page):
            yield converted(page).program
