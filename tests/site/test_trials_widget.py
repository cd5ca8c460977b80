"""Nine trials on a map: a best on the edge, a scale that wastes trials, and trials of one's own."""

from playwright.sync_api import expect
from widget_pages import opened

NAME = "trials"
READING = f"[data-widget={NAME}] .reading"


def test_a_grid_whose_best_lies_on_an_edge_is_extended(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=trials]"), page.locator(READING)
    expect(reading).to_contain_text("η = 0.1 and width 256, reads 276 of 297")
    expect(reading).to_contain_text("That is the largest rate tried: extend.")
    widget.get_by_role("button", name="Extended").press("Enter")
    expect(reading).to_contain_text("reads 293 of 297; with the two other seeds 289 and 265.")
    assert widget.locator(".dot").count() == 9
    widget.get_by_role("checkbox", name="show the map").check()
    expect(widget.locator(".dot")).to_have_count(9 + 160)


def test_on_a_linear_scale_most_rates_are_too_large(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=trials]"), page.locator(READING)
    widget.get_by_role("button", name="Linear scale").click()
    expect(reading).to_contain_text("η = 0.631 and width 32, reads 283 of 297")
    assert widget.locator("svg text", has_text="20").count() >= 5
    widget.get_by_role("combobox", name="scale of the rates").select_option("log")
    expect(widget.locator("svg text", has_text="272")).to_have_count(1)


def test_a_reader_places_a_trial_by_hand_and_by_key(visitor):
    page = opened(visitor, NAME, "#trials?way=own")
    widget, reading = page.locator("[data-widget=trials]"), page.locator(READING)
    expect(reading).to_contain_text("reads 254 of 297")
    rate = widget.get_by_role("slider", name="learning rate η")
    for _ in range(12):
        rate.press("ArrowRight")
    expect(reading).to_contain_text("It is neither the largest nor the smallest rate tried.")
