"""Bring back the best weights, and let masks keep the mean."""

from playwright.sync_api import expect
from widget_pages import opened

NAME = "units-off"
READING = f"[data-widget={NAME}] .reading"


def test_patience_decides_where_training_stops_and_what_is_brought_back(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=units-off]"), page.locator(READING)
    expect(reading).to_contain_text("At step 300: training error 0.0041, validation error 0.0998")
    expect(reading).to_contain_text("stops at step 200, with a new error of 0.1158")
    expect(reading).to_contain_text("the weights of step 100, brought back, have 0.0902.")
    widget.get_by_role("button", name="Patience 1", exact=True).press("Enter")
    expect(reading).to_contain_text("stops at step 20, with a new error of")
    patience = widget.get_by_role("slider", name="patience")
    patience.focus()
    patience.press("ArrowRight")
    expect(reading).to_contain_text("With patience 2 it stops at step 90")
    widget.get_by_role("slider", name="look at step").fill("100")
    expect(reading).to_contain_text("At step 100: training error 0.0351, validation error 0.0499")


def test_a_patience_that_is_not_used_up_is_said_so(visitor):
    page = opened(visitor, NAME, "#units-off?view=stop&run=dropout&patience=10")
    expect(page.locator(READING)).to_contain_text("Patience 10 is not used up by step 300")
    expect(page.locator(READING)).to_contain_text("the weights of step 260, brought back, have 0.08")


def test_masks_keep_the_mean_and_prediction_has_none(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=units-off]"), page.locator(READING)
    widget.get_by_role("button", name="Units off").click()
    expect(reading).to_contain_text("of 4 units are off, the others are multiplied by 2")
    expect(widget.get_by_role("slider", name="patience")).to_have_count(0)
    before = reading.text_content()
    widget.get_by_role("button", name="New mask").press("Enter")
    expect(reading).to_contain_text("Over the first 2 masks")
    assert reading.text_content() != before
    widget.get_by_role("button", name="Two hundred masks").click()
    expect(reading).to_contain_text("Over the first 200 masks")
    widget.get_by_role("button", name="Prediction").click()
    expect(reading).to_contain_text("In prediction all 4 units are on")
