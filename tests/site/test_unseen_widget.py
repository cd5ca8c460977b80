"""A polynomial learns from some points, and others judge it."""

from playwright.sync_api import expect
from widget_pages import opened

NAME = "unseen"
READING = f"[data-widget={NAME}] .reading"


def test_a_reader_raises_the_degree_until_it_memorizes(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=unseen]"), page.locator(READING)
    expect(reading).to_contain_text("Degree 3: training error 0.082, validation error 0.0363;")
    expect(reading).to_contain_text("of which noise is 0.0625. Validation would choose degree 3;")
    degree = widget.get_by_role("slider", name="degree")
    degree.focus()
    degree.press("End")
    expect(reading).to_contain_text("Degree 14: training error 0, validation error 14.4;")
    widget.get_by_role("combobox", name="view").select_option("errors")
    assert widget.locator(".line").count() > 3


def test_new_samples_leave_the_earlier_curves(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=unseen]"), page.locator(READING)
    assert widget.locator("polyline.c7").count() == 0
    another = widget.get_by_role("button", name="New sample")
    for _ in range(3):
        another.press("Enter")
    expect(widget.locator("polyline.c7")).to_have_count(3)
    expect(reading).not_to_contain_text("training error 0.082")
    for _ in range(17):
        another.click()
    expect(reading).to_contain_text("training error 0.082")


def test_few_points_limit_the_degree_and_many_tame_it(visitor):
    page = opened(visitor, NAME, "#unseen?degree=14&n=8")
    widget, reading = page.locator("[data-widget=unseen]"), page.locator(READING)
    expect(reading).to_contain_text("The number of points, 8, settles no more than degree 7. Degree 7:")
    widget.get_by_role("button", name="More points").click()
    expect(reading).to_contain_text("Degree 9: training error 0.0")
    widget.get_by_role("button", name="Less noise").click()
    expect(reading).to_contain_text("of which noise is 0.0025.")
