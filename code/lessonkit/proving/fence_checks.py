"""Checks of fences: what a block prints, draws and raises is shown, and what isn't Python can be read."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import yaml

from lessonkit.common.faults import Fault
from lessonkit.proving.console_checks import check_console
from lessonkit.proving.exercise_checks import check_parts, check_trial
from lessonkit.reading.fences import Fence, without_our_attributes
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page
from lessonkit.rendering.plain_html import begins_fence
from lessonkit.worker.comparing import first_difference, shorten

ATTRIBUTES = 'write attributes, and nothing else, as `title="…"` or `hl_lines="2 4-6"`'
NOT_RUN = "this block was not run: the page stopped before it; mend that first"


def check_fence(page: Page, item: Item) -> Iterator[Fault]:
    """Check a fence according to its kind."""
    if item.fence.flaw:
        yield page.fault(item.line, item.fence.flaw)
    elif not begins_fence(without_our_attributes(head := head_of(page, item.fence))):
        rest = head.partition(item.fence.language)[2]
        message = f"Markdown reads no fence here, because of `{rest.strip()}`"
        yield page.fault(item.line, f"{message}; {ATTRIBUTES}")
    elif check := KINDS.get(item.fence.language):
        yield from check(page, item)


def head_of(page: Page, fence: Fence) -> str:
    """Return the line that opens a fence, without what it stands in."""
    return page.text[fence.start : page.text.index("\n", fence.start)].strip(" \t>")


def check_python(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a block ran, and that all it printed and drew is shown."""
    fence = item.fence
    if fence.role == "exercise":
        yield from check_parts(page, fence)
    elif fence not in page.owners:
        message = f"exercise {fence.exercise} has no starter and check above; write them first"
        yield page.fault(fence.line, f'{message}, with `exercise="…"` and `check="…"`')
    elif (result := page.result(fence)) is None:
        yield page.fault(item.line, NOT_RUN)
    elif error := result["error"]:
        place = Path(error["path"] or page.path), error["line"] or item.line
        yield Fault(*place, f"{error['summary']}{error['mend']}\n{error['details']}".rstrip())
    else:
        yield from check_trial(page, fence, result) if fence.role else ()
        yield from check_shown(page, item, result)
        yield from check_drawings(page, fence, result["figures"])
        yield from check_processes(page, fence, result["processes"])


def check_shown(page: Page, item: Item, result: dict) -> Iterator[Fault]:
    """Check that the page shows what a block printed, and the hint that a wrong answer meets."""
    hint = result["failure"] if item.fence.role == "wrong" else ""
    following = page.beside(item, 1)
    should_fail = item.fence.role in ("check", "wrong")
    if item.fence.role == "also" or (should_fail and not result["failure"]):
        return  # it prints what the solution prints
    if (result["output"] or hint) and not (following and following.language == "text"):
        output = page.as_written(f"```text\n{shorten(result['output'] + hint)}\n```")
        yield page.fault(item.line, f"this block's output is not shown; add after it\n{output}")


def check_drawings(page: Page, fence: Fence, drawn: dict[str, str]) -> Iterator[Fault]:
    """Check that each figure of a block has a name of its own and is shown."""
    for name in sorted(drawn):
        if name not in page.shown:
            yield page.fault(fence.line, f"{name} is drawn but never shown; add `![…]({name})`")
        for other, result in zip(page.owners, page.results, strict=False):
            if other.line < fence.line and name in result["figures"]:
                yield page.fault(fence.line, f"line {other.line} draws {name} already; give it another name")


def check_processes(page: Page, fence: Fence, started: int) -> Iterator[Fault]:
    """Check that the page declares the processes of a block; a run that is stored was asked once."""
    if started > page.processes:
        declare = f"declare `processes: {started}` in the front matter of the lab, or start fewer"
        yield page.fault(fence.line, f"this block starts {started} processes at a time; {declare}")


def check_output(page: Page, item: Item) -> Iterator[Fault]:
    """Check a shown output, line by line; faults of a page in miniature are no output."""
    above = page.beside(item, -1)
    if not above or not (above in page.owners or above.language == "markdown"):
        yield page.fault(item.line, "nothing right above this output computes it; move it below its block")
    elif above in page.owners and (computed := page.printed(above)) is not None:
        yield from check_same(page, item, computed)


def check_same(page: Page, item: Item, computed: str) -> Iterator[Fault]:
    """Check that an output shows what was computed."""
    if difference := first_difference(item.text, computed):
        yield page.fault(item.fence.at(difference[0]), difference[1])


def check_toml(page: Page, item: Item) -> Iterator[Fault]:
    """Check that TOML can be read."""
    try:
        tomllib.loads(item.text)
    except tomllib.TOMLDecodeError as error:
        yield page.fault(item.line, f"this is not TOML: {error}; correct it")


def check_yaml(page: Page, item: Item) -> Iterator[Fault]:
    """Check that YAML can be read."""
    try:
        yaml.safe_load(item.text)
    except yaml.YAMLError as error:
        yield page.fault(item.line, f"this is not YAML: {' '.join(str(error).split())}; correct it")


KINDS = {
    "python": check_python,
    "text": check_output,
    "console": check_console,
    "toml": check_toml,
    "yaml": check_yaml,
}
