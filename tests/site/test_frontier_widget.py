"""A budget takes models away, and what remains has another front; the front belongs to its cost."""

from playwright.sync_api import expect
from widget_pages import opened

NAME = "frontier"
READING = f"[data-widget={NAME}] .reading"


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
