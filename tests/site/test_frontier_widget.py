"""A budget takes models away, and what remains has another front; the front belongs to its cost."""

import itertools

import pytest
from playwright.sync_api import expect
from widget_pages import opened

NAME = "frontier"
READING = f"[data-widget={NAME}] .reading"
NAMED = ("32", "64", "128", "512", "16", "8", "4", "nearest neighbour", "none hidden")
BOXES = """(svg, names) => [...svg.querySelectorAll("text")]
  .filter((text) => names.includes(text.textContent))
  .map((text) => {
    const { x, y, width, height } = text.getBBox();
    return [text.textContent, x, y, width, height];
  })"""


def test_a_budget_takes_models_away(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator(f"[data-widget={NAME}]"), page.locator(READING)
    expect(reading).to_contain_text("11 are within the budget, and 7 of these are on the Pareto front")
    expect(reading).to_contain_text("The best, nearest neighbour, reads 293 of 297")
    widget.get_by_role("button", name="In a hurry").press("Enter")
    expect(reading).to_contain_text(
        "5 are within the budget, and 2 of these are on the Pareto front: commonest class, none"
    )


def test_another_cost_has_another_front(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator(f"[data-widget={NAME}]"), page.locator(READING)
    expect(reading).not_to_contain_text(" 4, 8,")
    widget.get_by_role("combobox", name="across").select_option("numbers")
    expect(reading).to_contain_text("commonest class, 4, 8, none hidden, 32,")
    expect(widget.locator(".dot")).to_have_count(11)


def test_a_slider_leaves_the_smallest(visitor):
    page = opened(visitor, NAME, "#frontier?numbers=1000")
    widget, reading = page.locator(f"[data-widget={NAME}]"), page.locator(READING)
    expect(reading).to_contain_text("Of 11 models, 4 are within the budget")
    slider = widget.get_by_role("slider", name="numbers at most")
    slider.press("Home")
    expect(reading).to_contain_text(
        "1 is within the budget, and 1 of these is on the Pareto front: commonest class."
    )


@pytest.mark.parametrize("setting", ["", "#frontier?rates=same", "#frontier?cost=numbers"])
def test_no_name_is_written_over_another(visitor, setting):
    page = opened(visitor.sees(390), NAME, setting)
    boxes = page.locator(f"[data-widget={NAME}] svg").evaluate(BOXES, NAMED)
    assert len(boxes) == len(NAMED)
    for (one, x, y, width, height), (other, left, top, wide, high) in itertools.combinations(boxes, 2):
        beside = x + width <= left or left + wide <= x
        assert beside or y + height * 0.75 <= top or top + high * 0.75 <= y, (one, other)
