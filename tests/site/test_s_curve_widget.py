"""Turning w alone moves the curve, unless b goes with it."""

from playwright.sync_api import expect


def test_w_moves_the_midpoint_unless_it_is_kept(visitor):
    page = visitor.open("en/lessons/s-curves-and-neurons/?alone")
    reading = page.locator(".widget .reading")
    reading.wait_for()
    assert reading.inner_text() == "It is half way at x = 1.00, and its slope there is 0.50."
    weight, bias = page.get_by_role("slider", name="weight w"), page.get_by_role("slider", name="bias b")
    weight.press("End")
    expect(reading).to_have_text("It is half way at x = 0.20, and its slope there is 2.50.")
    page.get_by_role("checkbox", name="keep the midpoint").press("Space")
    weight.press("Home")
    expect(reading).to_have_text("It is half way at x = 0.20, and its slope there is −2.50.")
    expect(bias).to_have_value("2")


def test_w_stops_where_b_would_leave_its_range_and_zero_forgets_nothing(visitor):
    page = visitor.open("en/lessons/s-curves-and-neurons/?alone#s-curve?w=1&b=-4&c=1&keep=1&ramp=0")
    reading, weight = page.locator(".widget .reading"), page.get_by_role("slider", name="weight w")
    reading.wait_for()
    weight.press("End")
    expect(reading).to_have_text("It is half way at x = 4.00, and its slope there is 0.63.")
    expect(weight).to_have_value("2.5")
    weight.fill("0")
    expect(reading).to_have_text("The curve is flat, at height 0.50.")
    weight.fill("1")
    expect(reading).to_have_text("It is half way at x = 4.00, and its slope there is 0.25.")


def test_the_steepness_that_is_nearest_to_the_ramp_can_be_found(visitor):
    page = visitor.open("en/lessons/s-curves-and-neurons/?alone")
    reading, weight = page.locator(".widget .reading"), page.get_by_role("slider", name="weight w")
    reading.wait_for()
    page.get_by_role("button", name="Like a ramp?").press("Enter")
    for w, gap in ((5.6, "0.057"), (5.65, "0.056"), (5.7, "0.058")):
        weight.fill(f"{w}")
        expect(reading).to_contain_text(f"x = 0.50, and its slope there is {w / 4:.2f}")
        expect(reading).to_contain_text(f"The largest gap to the ramp is {gap}.")
