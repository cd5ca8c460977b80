"""A module that could not be loaded: a browser asks for it only once, so the page must be loaded anew."""

import pytest
from answer_form import LESSON, NAME, stand_in
from playwright.sync_api import expect

EXERCISE = f"[data-exercise={NAME}] .run-bar"
BLOCK = "[data-step] .run-bar >> nth=0"
WIDGET = "[data-widget] >> nth=0"
# The missing module, where a reader notices it, whether a button there asks for it, and what comes otherwise.
PARTS = {
    "the editor": ("**/exercising/editor.js", EXERCISE, True, ".answering textarea"),
    "the blocks": ("**/running/blocks.js", BLOCK, True, "[data-step] .run-bar[data-running]"),
    "a widget": ("**/widgets/learning-rate.js", WIDGET, False, "[data-widget] .reading"),
}


@pytest.mark.parametrize("part", PARTS)
def test_what_could_not_be_loaded_says_so_and_comes_with_the_page_anew(reader, part):
    module, place, asked_for, otherwise = PARTS[part]
    learner = stand_in(reader())
    learner.page.route(module, lambda route: route.abort())
    page = learner.open(f"en/{LESSON}")
    if asked_for:
        page.locator(f"{place} >> button").click()
    said = page.locator(f"{place} >> [role=status]")
    expect(said).to_contain_text("This could not be loaded.")
    assert page.locator(otherwise).count() == 0
    page.unroute(module)
    with page.expect_navigation():
        said.get_by_role("button", name="Load the page again").click()
    if asked_for:
        page.locator(f"{place} >> button").click()
    expect(page.locator(otherwise).first).to_be_attached()
