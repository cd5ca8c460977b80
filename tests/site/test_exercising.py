"""Doing exercises: the check to copy, and the cell of the notebook that holds the starter."""

import re

import nbformat
from expecting import none_of
from reader import LOCALES

from lessonkit import DOCS
from lessonkit.reading.listings import code
from lessonkit.reading.pages import Page

LINK = re.compile(r'<a download="([\w-]+\.ipynb)" href="\1#cell-id=([\w-]+)">[^<]*\[(\d+)\]</a>')


def test_each_exercise_links_to_the_cell_that_holds_its_starter(site):
    for locale in LOCALES:
        source = "en" if locale == "en" else "zh-Hant"
        for path in sorted((DOCS / source / "lessons").glob("*.md")):
            folder = site / locale / "lessons" / path.stem
            links = LINK.findall((folder / "index.html").read_text("utf-8"))
            cells = nbformat.read(folder / f"{path.stem}.ipynb", as_version=4).cells
            numbered = [cell for cell in cells if cell.cell_type == "code"]
            page = Page.read(path)
            starters = {fence.exercise: fence for fence in page.fences if fence.role == "exercise"}
            none_of(
                page.fault(starters[name].line, f"{name} has no link; give its heading this id")
                for name in starters.keys() - {name for _, name, _ in links}
            )
            for name, exercise, number in links:
                assert name == f"{path.stem}.ipynb"
                assert numbered[int(number) - 1].id == exercise
                if locale == source:
                    assert numbered[int(number) - 1].source == code(starters[exercise])


def test_each_exercise_has_its_hint_and_its_solution_folded(site):
    for path in sorted((DOCS / "en" / "lessons").glob("*.md")):
        page = Page.read(path)
        starters = [fence for fence in page.fences if fence.role == "exercise"]
        html = (site / "en" / "lessons" / path.stem / "index.html").read_text("utf-8")
        assert html.count('<details class="tip">') >= len(starters), path
        assert html.count('<details class="success">') >= len(starters), path


def test_a_check_is_copied_by_keyboard_and_nothing_but_its_code(reader):
    visitor = reader()
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open("en/lessons/searching-by-hand/")
    block = page.locator(".highlight", has_text="def count_calls")
    button = block.locator("button[data-md-type=copy]")
    page.locator("#x05-1 .headerlink").focus()
    for _ in range(6):  # over the links and the starter's own button
        if button.evaluate("(button) => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Copied to clipboard").wait_for()
    (check,) = Page.read(DOCS / "en/lessons/searching-by-hand.md").exercise("x05-1", "check")
    assert page.evaluate("navigator.clipboard.readText()").strip() == code(check).strip()
