"""Large early to travel, small late to settle."""

from playwright.sync_api import expect
from widget_pages import opened

NAME = "rate-plans"
READING = f"[data-widget={NAME}] .reading"


def test_a_reader_compares_a_constant_with_schedules(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=rate-plans]"), page.locator(READING)
    expect(reading).to_contain_text(
        "epochs 5, 10 and 20 is 0.0335, 0.0296 and 0.0335. All rates add up to 100."
    )
    widget.get_by_role("combobox", name="schedule").select_option("step")
    expect(reading).to_contain_text("is 0.0335, 0.00141 and 9.0 × 10⁻⁶.")
    widget.get_by_role("button", name="Cosine").press("Enter")
    expect(reading).to_contain_text("is 0.0256, 0.0101 and 1.3 × 10⁻⁵. All rates add up to 50.")
    assert widget.locator(".line").count() > 3


def test_a_rate_that_falls_too_fast_freezes_the_walk(visitor):
    page = opened(visitor, NAME)
    widget, reading = page.locator("[data-widget=rate-plans]"), page.locator(READING)
    widget.get_by_role("button", name="Frozen").click()
    expect(reading).to_contain_text("is 0.0434, 0.026 and 0.0248. All rates add up to 10.")
    factor = widget.get_by_role("slider", name="factor of each update")
    factor.focus()
    for _ in range(4):
        factor.press("ArrowRight")
    expect(reading).to_contain_text("All rates add up to 16.6.")
    expect(reading).to_contain_text("and 9.6 × 10⁻⁴.")


def test_a_cosine_that_is_called_too_often_goes_up_again(visitor):
    page = opened(visitor, NAME, "#rate-plans?plan=cosine&eta=0.05&total=1000")
    reading = page.locator(READING)
    expect(reading).to_contain_text("is 0.0131, 2.8 × 10⁻⁴ and 0.0329.")
    page.get_by_role("slider", name="length of the cosine").fill("2000")
    expect(reading).to_contain_text("and 1.3 × 10⁻⁵.")
