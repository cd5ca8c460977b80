"""Any accuracy inside, nothing outside."""

from playwright.sync_api import expect


def test_twice_the_ramps_leave_a_quarter_of_the_error_and_twice_the_steps_a_half(visitor):
    page = visitor.open("en/lessons/enough-bumps/?alone")
    reading = page.locator(".widget .reading")
    reading.wait_for()
    assert reading.inner_text() == "Between 0 and 1 the maximum error is 0.21051."
    pieces, units = page.get_by_role("slider", name="pieces n"), page.get_by_role("combobox", name="units")
    for kind, errors in (("ramps", ("0.07038", "0.01885")), ("steps", ("0.38268", "0.19509"))):
        units.select_option(kind)
        for n, error in zip(("8", "16"), errors, strict=True):
            pieces.fill(n)
            expect(reading).to_have_text(f"Between 0 and 1 the maximum error is {error}.")


def test_a_jump_is_not_followed_and_a_kink_at_a_knot_is(visitor):
    page = visitor.open("en/lessons/enough-bumps/?alone#bumps?n=64&unit=ramps&target=jump&out=0")
    reading = page.locator(".widget .reading")
    reading.wait_for()
    assert reading.inner_text() == "Between 0 and 1 the maximum error is 0.79167."
    page.get_by_role("combobox", name="target").select_option("bent curve")
    page.get_by_role("slider", name="pieces n").fill("6")
    expect(reading).to_have_text("Between 0 and 1 the maximum error is 0.00000.")


def test_outside_more_units_do_not_help(visitor):
    page = visitor.open("en/lessons/enough-bumps/?alone")
    reading = page.locator(".widget .reading")
    reading.wait_for()
    page.get_by_role("button", name="Outside").press("Enter")
    expect(reading).to_contain_text("0.00120. At x = 1.5 the approximation is 3.137, and the target 0.")
    page.get_by_role("combobox", name="units").select_option("ramps")
    expect(reading).to_contain_text("the approximation is 0, and the target 0.")
