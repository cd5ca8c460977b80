"""Every block, exercise and bound number of the English pages, run by pocket and compared with the page."""

import functools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from elsewhere import is_elsewhere
from expecting import none_of

from lessonkit import CODE, DOCS
from lessonkit.reading.bound_numbers import BoundNumber, holds
from lessonkit.reading.pages import Page, page_paths
from lessonkit.taking.page_programs import IN_NOTEBOOK, in_notebook, name_of
from lessonkit.worker.comparing import first_difference

WORKER = Path(__file__).with_name("pocket_worker.py")
PAGES = [path for path in page_paths(DOCS / "en") if path.parent.name in ("lessons", "labs")]
DRAWING = "nudge.figures"  # these keep the figures of the build


def source(step):
    return "\n".join(piece["source"] for piece in step["pieces"])


def exempt(path, step):
    """Say whether a block is not run: it only draws, or runs in the notebook and not in the page."""
    listed = in_notebook(IN_NOTEBOOK).get(name_of(path), {})
    return any(text in source(step) for text in (DRAWING, *listed))


@functools.cache
def outcomes(path):
    """Return a page, and the owner of each of its steps with what pocket gives for it; None if not run."""
    page = Page.read(path)
    program = [step for step in page.program if not exempt(path, step)]
    paths = os.pathsep.join([str(CODE), *sys.path])
    command = [sys.executable, str(WORKER)]
    ran = subprocess.run(
        command,
        input=json.dumps(program),
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
    )
    assert not ran.returncode, ran.stderr
    results = iter(json.loads(ran.stdout))
    steps = [(owner, step, None if exempt(path, step) else next(results)) for owner, step in page.owned_steps]
    return page, steps


def difference(page, owner, step, result):
    """Return in what a step gives something else than the page shows, or nothing."""
    if isinstance(owner, BoundNumber) and is_elsewhere(page, result["error"]):
        return ""
    if result["error"]:
        return f"{result['error']} in {source(step)}"
    if isinstance(owner, BoundNumber):
        computed = result["output"].strip()
        return (
            ""
            if holds(owner.shown, computed)
            else f"{owner.expression} is {computed}, shown is {owner.shown}"
        )
    if step["kind"] == "trial" and bool(result["failure"]) != (owner.role in ("check", "wrong")):
        return f"the {owner.role} of {owner.exercise}: {result['failure'] or 'passes'}"
    shown = page.beside(next(item for item in page.items if item.fence is owner), 1)
    said = "\n".join(filter(None, [result["output"].rstrip("\n"), result["failure"]]))
    if shown and shown.language == "text":
        return (first_difference(shown.source, said) or (0, ""))[1]
    return "" if step["kind"] == "trial" or not said or "savefig" in source(step) else f"prints {said}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_come_out_as_they_show(path):
    page, steps = outcomes(path)
    found = [(owner.line, difference(page, *step)) for step in steps if step[2] for owner in step[:1]]
    none_of([page.fault(line, message) for line, message in found if message])


@pytest.mark.parametrize(("folder", "share", "least"), [("lessons", 0.95, 100), ("labs", 0.5, 40)])
def test_nearly_all_of_it_runs(folder, share, least):
    """Labs train many networks at once; most of their blocks run all the same, and all their numbers."""
    ran, all_of_them = {}, {}
    for path in (path for path in PAGES if path.parent.name == folder):
        for _, step, result in outcomes(path)[1]:
            if DRAWING not in source(step):
                all_of_them[step["kind"]] = all_of_them.get(step["kind"], 0) + 1
                ran[step["kind"]] = ran.get(step["kind"], 0) + bool(result)
    assert all_of_them["value"] == ran["value"] > least
    assert all_of_them.get("trial", 0) == ran.get("trial", 0)
    assert folder == "labs" or ran["trial"] > least  # labs have questions in place of exercises
    assert share * all_of_them["block"] <= ran["block"] > least
