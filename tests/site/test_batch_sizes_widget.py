"""What each batch size takes to a loss: the winner changes with the axis."""

from playwright.sync_api import expect
from widget_pages import opened

NAME = "batch-sizes"
READING = f"[data-widget={NAME}] .reading"


def test_the_winner_changes_with_the_axis(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=batch-sizes]"), page.locator(READING)
    expect(reading).to_contain_text("To a loss of 0.1, fewest epochs: 2.31, with B = 1.")
    widget.get_by_role("button", name="By updates").press("Enter")
    expect(reading).to_contain_text("fewest updates: 96, with B = 1200.")
    widget.get_by_role("combobox", name="axis").select_option("together")
    expect(reading).to_contain_text(
        "Computed together, to a loss of 0.1, fewest seconds: 0.0493, with B = 64."
    )
    widget.get_by_role("combobox", name="axis").select_option("in_turn")
    expect(reading).to_contain_text("fewest seconds: 0.775, with B = 4.")
    assert widget.locator(".line").count() > 6


def test_with_one_rate_all_but_the_smallest_take_as_many_updates(visitor):
    page = opened(visitor, NAME, "#batch-sizes?axis=updates&rate=one&target=1")
    widget, reading = page.locator("[data-widget=batch-sizes]"), page.locator(READING)
    expect(reading).to_contain_text("fewest updates: 110, with B = 256 and 1200.")
    widget.get_by_role("combobox", name="target").select_option("0.1")
    expect(reading).to_contain_text("fewest updates: 1,032, with B = 64.")
    expect(widget.get_by_role("table")).to_contain_text("2,775")
