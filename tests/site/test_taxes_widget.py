"""A tax on weights: L1 takes them away, L2 makes them small, and the truth decides which is better."""

from playwright.sync_api import expect
from widget_pages import opened

NAME = "taxes"
READING = f"[data-widget={NAME}] .reading"


def test_l1_removes_and_l2_shrinks(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=taxes]"), page.locator(READING)
    expect(reading).to_have_text(
        "L1, strength 0.1: 9 of 20 weights are 0. The training error is 0.129, on new rows 0.444. "
        "Without a penalty they are 0.069 and 0.635."
    )
    assert widget.locator(".area").count() == 11
    widget.get_by_role("combobox", name="penalty").select_option("L2")
    expect(reading).to_contain_text("L2, strength 0.1: 0 of 20 weights are 0.")
    expect(reading).to_contain_text("0.152, on new rows 0.876.")
    assert widget.locator(".area").count() == 20


def test_the_truth_decides_which_is_better(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=taxes]"), page.locator(READING)
    widget.get_by_role("button", name="Truth not sparse").press("Enter")
    expect(reading).to_contain_text("on new rows 1.150. Without a penalty they are 0.069 and 0.635.")
    widget.get_by_role("combobox", name="penalty").select_option("L2")
    expect(reading).to_contain_text("on new rows 0.756.")
    strength = widget.get_by_role("slider", name="strength")
    strength.focus()
    for _ in range(20):
        strength.press("ArrowLeft")
    expect(reading).to_contain_text("strength 0.01: 0 of 20 weights are 0.")
    expect(reading).to_contain_text("on new rows 0.630.")


def test_another_draw_has_other_errors(visitor):
    page = opened(visitor, NAME, "#taxes?view=errors&penalty=L1&truth=sparse&strength=0.1&drawn=0")
    widget, reading = page.locator("[data-widget=taxes]"), page.locator(READING)
    expect(reading).to_contain_text("on new rows 0.444.")
    assert widget.locator(".line").count() > 3
    widget.get_by_role("slider", name="draw of the rows").fill("1")
    expect(reading).not_to_contain_text("0.444")
    expect(reading).to_contain_text("L1, strength 0.1:")
