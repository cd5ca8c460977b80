"""Code in the page: every block, exercise and bound number, run by the page's own Python in a browser."""

import json

import pytest
from elsewhere import is_elsewhere
from expecting import none_of
from reader import Reader
from test_policy import policy, serve  # noqa: F401, fixtures

from lessonkit import DOCS
from lessonkit.proving.page_runs import apart
from lessonkit.reading.bound_numbers import BoundNumber, holds
from lessonkit.reading.nav import pages
from lessonkit.reading.pages import Page, page_paths
from lessonkit.taking.page_programs import IN_NOTEBOOK, REASONS, in_notebook, is_step, name_of, not_here
from lessonkit.worker.comparing import first_difference

pytestmark = pytest.mark.usefixtures("runtime")
PAGES = [path for path in page_paths(DOCS) if path.parent.name in ("lessons", "labs")]
NAMES = [name for name in pages() if name.split("/")[0] in ("lessons", "labs")]
FIRST = "en/lessons/start-here/"
RUN = """async ([steps, patience]) => {
  const { run, stop } = await import("/assets/javascript/running/runtime.js");
  const clock = setTimeout(stop, 1000 * patience);
  const result = await run({ steps });
  clearTimeout(clock);
  return result;
}"""
PRINTED = "_ = ({0})\nprint(repr(_.item()) if hasattr(_, 'item') else _)"
SAID = ".run-bar:not([data-running]) > [role=status]:not(:empty)"
PATIENCE = 100  # seconds; without an end, a test that hangs would say nothing


@pytest.fixture(scope="module")
def python(browser, address):
    """Return a function that runs steps in the Python of a page, which is started once."""
    reader = Reader(browser, address)
    page = reader.open(FIRST)
    yield lambda steps, patience=PATIENCE: page.evaluate(RUN, [steps, patience])
    assert reader.complaints == []
    reader.context.close()


def source(pieces):
    return "\n".join(piece["source"] for piece in pieces).strip()


def program(page, served):
    """Return the steps of a page, its blocks as they are served, and the owner of each, or nothing."""
    served = iter(served)
    for number, (owner, step) in enumerate(page.owned_steps):
        aside = {"id": f"{number}", "aside": f"aside {number}"}
        if step["kind"] == "block":
            block = next(served)
            yield block, owner if block["code"] else None
        elif step["kind"] == "value":
            yield aside | {"code": PRINTED.format(source(step["pieces"]))}, owner
        else:
            yield aside | {"id": f"answer {number}", "code": source(step["pieces"])}, None
            yield aside | {"code": source(step["check"])}, owner


def difference(page, owner, result):
    """Return in what a step gave something else than the page shows, or nothing."""
    if not result:
        return "this did not run, because something before it failed"
    error = result["error"]["last"] if result["error"] else ""
    if isinstance(owner, BoundNumber):
        if is_elsewhere(page, error):
            return ""
        fits = not error and holds(owner.shown, result["output"].strip())
        return "" if fits else f"{owner.expression} is {error or result['output']}, shown is {owner.shown}"
    if not owner.role:
        return "" if result["agrees"] else f"{error} {result['difference']}"
    if bool(error) != (owner.role in ("check", "wrong")):
        return f"the {owner.role} of {owner.exercise}: {error or 'passes'}"
    below = page.beside(next(item for item in page.items if item.fence is owner), 1)
    found = first_difference(below.source, error) if error and below.language == "text" else None
    return found[1] if found else ""


def languages_to_run(name):
    """Return the languages of a page that run: in turn one of them, where they are one program."""
    versions = [Page.read(path) for path in pages()[name].values()]
    return versions if apart(versions) else [versions[NAMES.index(name) % 2]]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_gives_in_the_browser_what_it_shows(python, site, name):
    for page in languages_to_run(name):
        path = page.path.relative_to(DOCS).with_suffix("")
        served = json.loads((site / path / f"{path.stem}.json").read_text("utf-8"))
        compare(python, page, list(program(page, served["steps"])))


def compare(python, page, steps):
    """Run the steps of a page, and compare what they give with what it shows."""
    result = python([step for step, _ in steps])
    assert result["ended"] in ("done", "error"), result["message"]
    given = {one["id"]: one for one in result["steps"]}
    found = [(owner, difference(page, owner, given.get(step["id"]))) for step, owner in steps if owner]
    none_of([page.fault(owner.line, message) for owner, message in found if message])


def test_every_block_of_a_page_is_a_step_of_its_program_or_says_why_not(site):
    for path in PAGES:
        name, folder = name_of(path), site / path.relative_to(DOCS).with_suffix("")
        served = json.loads((folder / f"{path.stem}.json").read_text("utf-8"))
        reasons = [not_here(fence, name) for fence in Page.read(path).fences if is_step(fence)]
        assert [not step["code"] for step in served["steps"]] == [bool(reason) for reason in reasons]
        html = (folder / "index.html").read_text("utf-8")
        assert html.count(" data-step=") == reasons.count("")
        assert html.count(" data-elsewhere=") == sum(map(reasons.count, REASONS))


def test_nearly_all_blocks_run_in_the_page_and_what_is_listed_is_there():
    blocks = [(name_of(path), fence) for path in PAGES for fence in Page.read(path).fences if is_step(fence)]
    for folder, share in {"lessons": 0.95, "labs": 0.5}.items():  # labs train many networks at once
        all_reasons = [not_here(fence, name) for name, fence in blocks if name.startswith(folder)]
        reasons = [reason for reason in all_reasons if reason != "draws"]
        assert set(reasons) <= {"", *REASONS}
        assert reasons.count("") >= share * len(reasons) > 50
    for page, listed in in_notebook(IN_NOTEBOOK).items():
        for text in listed:
            assert any(name == page and text in fence.source for name, fence in blocks), f"take out: {text}"


def test_what_an_answer_needs_is_copied_and_the_page_does_not_run_again(python):
    """A newer Python than that of the other tests makes functions, classes and annotations otherwise."""
    page = """
import sys
sys.pages = getattr(sys, "pages", 0) + 1

class Kept:
    def __init__(self, rows: list) -> None:
        self.count = lambda: len(rows)

def kept(rows: list) -> Kept:
    return Kept(rows)

held = kept([1, 2])"""
    aside = {"code": "print(sys.pages, held.count())", "aside": "x"}
    steps = [{"id": "page", "code": page}, aside | {"id": "first"}, aside | {"id": "last", "aside": "y"}]
    assert [step["output"] for step in python(steps)["steps"]] == ["", "1 2\n", "1 2\n"]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("input('?')", "write the value into the code"),
        ("import numpy", "in the notebook"),
        ("import js", "in the notebook"),
        ("import os, urllib.request", "in the notebook"),
        ("import torch\ntorch.fft", "small torch"),
        ("import torch\ntorch.zeros(10**10)", "smaller"),
        ("while True: print('line')", "too much"),
        ("x = (", "brackets"),
        ("print（1）", "English keyboard"),
        ("class E(Exception):\n    def __str__(self): 1 / 0\nraise E", ""),
        ("exit()", "ended itself"),
        ("def f(): return f()\nf()", ""),
    ],
)
def test_what_goes_wrong_is_explained_and_the_next_run_goes_well(python, code, says):
    result = python([{"id": "a", "code": code}])
    assert result["ended"] == "error"
    assert says in result["steps"][-1]["error"]["hint"]
    assert python([{"id": "a", "code": "6 * 7", "shown": "42\n"}])["steps"][-1]["agrees"]


def test_a_loop_without_end_is_stopped_and_what_it_printed_is_kept(python):
    result = python(
        [{"id": "a", "code": "1"}, {"id": "b", "code": "print('on')\nwhile True: print(end='')"}], 2
    )
    assert (result["ended"], result["message"]) == ("stopped", "Stopped.")
    assert [step["output"] for step in result["steps"]] == ["1\n", "on\n"]
    assert python([{"id": "a", "code": "6 * 7", "shown": "42\n"}])["steps"][-1]["agrees"]


def verdict(page):
    """Return what stands beside a Run button, once nothing runs."""
    said = page.locator(SAID)
    said.wait_for(timeout=1000 * PATIENCE)
    return said.text_content()


def press(page, number=0):
    page.locator(".run-bar > button").nth(number).press("Enter")


@pytest.mark.parametrize(
    ("place", "says"), [(FIRST, "same as on the page"), ("zh-Hant/lessons/start-here/", "一樣")]
)
def test_a_block_is_run_by_keyboard_and_compared_with_the_page(visitor, place, says):
    page = visitor.watch().open(place)
    before = len(visitor.requests)
    page.locator(".run-bar > button").first.wait_for()
    assert not [url for url in visitor.requests[:before] if "/running/" in url or "/python-" in url]
    press(page, 1)
    assert says in verdict(page)
    shown, printed = page.locator(".run-output").evaluate(
        "(it) => [it.previousSibling, it].map((one) => one.innerText)"
    )
    assert printed.split("\n", 1)[1].strip() == shown.strip()
    assert visitor.elsewhere == []
    assert visitor.complaints == []


def test_without_a_network_it_says_so_and_later_it_runs(reader):
    visitor = reader()
    visitor.page.route("**/*.wasm", lambda route: route.abort())
    page = visitor.open(FIRST)
    press(page)
    assert "Check your connection" in verdict(page)
    visitor.page.unroute("**/*.wasm")
    press(page)
    page.locator(SAID, has_text="same as on the page").wait_for(timeout=1000 * PATIENCE)


def test_a_browser_without_webassembly_is_told(reader):
    visitor = reader()
    visitor.page.add_init_script("delete window.WebAssembly")
    page = visitor.open(FIRST)
    press(page)
    assert "too old" in verdict(page)


def test_it_runs_under_the_policy_for_publishers(reader, serve, policy):  # noqa: F811
    visitor = reader()
    visitor.address = serve(policy)
    page = visitor.open(FIRST)
    press(page)
    assert "same as on the page" in verdict(page)
    assert visitor.complaints == []
