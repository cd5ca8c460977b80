"""Checks of fences: what a block prints, draws and raises is shown, and an exercise is what it says."""

import tomllib
from pathlib import Path

import yaml

from lessonkit.comparing import first_difference, shorten
from lessonkit.consoles import check_console
from lessonkit.faults import Fault
from lessonkit.fences import Fence
from lessonkit.outline import Item
from lessonkit.pages import Page

MINIATURE = Path("page.md")
NOT_RUN = "this block was not run: the page stopped before it; mend that first"


def check_fence(page: Page, item: Item) -> Fault | None:
    """Check a fence according to its kind."""
    if item.fence.flaw:
        return page.fault(item.line, item.fence.flaw)
    return KINDS[item.fence.language](page, item)


def check_python(page: Page, item: Item) -> Fault | None:
    """Check that a block ran, and that all it printed and drew is shown."""
    fence = item.fence
    if fence.role == "exercise":
        return check_exercise(page, fence)
    if fence not in page.owners:
        message = f"exercise {fence.exercise} has no starter and check above; write them first"
        return page.fault(fence.line, f'{message}, with `exercise="…"` and `check="…"`')
    result = page.result(fence)
    if result is None:
        return page.fault(item.line, NOT_RUN)
    if error := result["error"]:
        place = Path(error["path"] or page.path), error["line"] or item.line
        return Fault(*place, f"{error['summary']}; correct the code\n{error['details']}".rstrip())
    if fence.role and (fault := check_trial(page, fence, result["failure"])):
        return fault
    hint = result["failure"] if fence.role == "wrong" else ""
    following = page.beside(item, 1)
    if (result["output"] or hint) and not (following and following.language == "text"):
        output = f"```text\n{shorten(result['output'] + hint)}\n```"
        return page.fault(item.line, f"this block's output is not shown; add after it\n{output}")
    return check_drawings(page, fence, result["figures"])


def check_drawings(page: Page, fence: Fence, drawn: dict[str, str]) -> Fault | None:
    """Check that each figure of a block has a name of its own and is shown."""
    for name in sorted(drawn):
        if name not in page.shown:
            return page.fault(fence.line, f"{name} is drawn but never shown; add `![…]({name})`")
        for other, result in zip(page.owners, page.results, strict=False):
            if other is not fence and name in result["figures"] and other.line < fence.line:
                return page.fault(
                    fence.line, f"line {other.line} draws {name} already; give this another name"
                )
    return None


def check_exercise(page: Page, starter: Fence) -> Fault | None:
    """Check that an exercise has all its parts, each name once."""
    name = starter.exercise
    for role, count in (("exercise", 1), ("check", 1), ("solution", 1), ("wrong", None)):
        found = len(page.exercise(name, role))
        if found != count and (count or not found):
            expected = f"{count}" if count else "one or more"
            return page.fault(starter.line, f'exercise {name} has {found} `{role}="{name}"`, not {expected}')
    return None


def check_trial(page: Page, fence: Fence, failure: str) -> Fault | None:
    """Check that the starter and the wrong answers fail, each in its own way, and the solution passes."""
    if fence.role == "solution" and failure:
        return page.fault(
            fence.line, f"the solution of {fence.exercise} fails: {failure}; mend it or the check"
        )
    if fence.role != "solution" and not failure:
        which = "starter" if fence.role == "check" else "wrong answer"
        return page.fault(fence.line, f"the {which} of {fence.exercise} passes; make the check stricter")
    if fence.role == "wrong":
        return check_hint(page, fence, failure)
    return None


def check_hint(page: Page, fence: Fence, failure: str) -> Fault | None:
    """Check that a wrong answer meets an assertion with a hint that no other wrong answer meets."""
    if not failure.startswith("AssertionError: "):
        return page.fault(fence.line, f"this ends with {failure}; let an `assert` with a hint catch it")
    for other in page.exercise(fence.exercise, "wrong"):
        if other.line < fence.line and (page.result(other) or {}).get("failure") == failure:
            return page.fault(fence.line, f"the hint is that of line {other.line}; give each answer its own")
    return None


def check_output(page: Page, item: Item) -> Fault | None:
    """Check a shown output, line by line."""
    above = page.beside(item, -1)
    if not above or not (above in page.owners or above.language == "markdown"):
        return page.fault(item.line, "nothing right above this output computes it; move it below its block")
    computed = said_of(above) if above.language == "markdown" else printed(page, above)
    if computed is not None and (difference := first_difference(item.text, computed)):
        return page.fault(item.fence.at(difference[0]), difference[1])
    return None


def printed(page: Page, fence: Fence) -> str | None:
    """Return what a block gave, as a page shows it; None where it failed, which is a fault of its own."""
    result = page.result(fence)
    if result is None or result["error"]:
        return None
    return "\n".join(filter(None, [result["output"].rstrip("\n"), result["failure"]]))


def check_markdown(page: Page, item: Item) -> Fault | None:
    """Check a page in miniature: it has no faults, or those that are shown right below it."""
    following = page.beside(item, 1)
    faults = said_of(item.fence)
    if faults and not (following and following.language == "text"):
        return page.fault(item.line, f"this example has faults; mend it, or show them below it:\n{faults}")
    return None


def said_of(example: Fence) -> str:
    """Return the faults of a page in miniature, a line each."""
    from lessonkit.examples import text_faults  # it is checked as any page, by the checks that import these

    return "\n".join(str(fault).split("\n")[0] for fault in text_faults(example.source, MINIATURE))


def check_toml(page: Page, item: Item) -> Fault | None:
    """Check that TOML can be read."""
    try:
        tomllib.loads(item.text)
    except tomllib.TOMLDecodeError as error:
        return page.fault(item.line, f"this is not TOML: {error}; correct it")
    return None


def check_yaml(page: Page, item: Item) -> Fault | None:
    """Check that YAML can be read."""
    try:
        yaml.safe_load(item.text)
    except yaml.YAMLError as error:
        return page.fault(item.line, f"this is not YAML: {' '.join(str(error).split())}; correct it")
    return None


KINDS = {
    "python": check_python,
    "text": check_output,
    "console": check_console,
    "markdown": check_markdown,
    "toml": check_toml,
    "yaml": check_yaml,
}
