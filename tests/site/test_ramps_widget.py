"""Ramps add up to a bent line, and every bend costs a unit."""


def test_a_reader_adds_ramps_until_no_gap_is_left_and_sees_them_merge(visitor):
    page = visitor.open("en/lessons/bent-lines/?alone")
    reading = page.locator(".widget .reading")
    reading.wait_for()
    assert reading.inner_text() == "Between −1 and 7 the largest gap is 2.000, at x = 3."
    assert page.locator(".widget .formula").inner_text() == "1 + 3 · ramp(0 → 2)"
    set_ramp(page, height=-2, start=2, length=1)
    page.wait_for_function("document.querySelector('.reading').textContent.includes('is 3.000, at x = 6')")
    page.get_by_role("combobox", name="ramp to set").select_option("the third")
    page.wait_for_function("sessionStorage['widget ramps'].includes('ramp=3')")
    set_ramp(page, height=3, start=3, length=3)
    page.wait_for_function(
        "document.querySelector('.reading').textContent === 'The sum is the curve; there is no gap.'"
    )
    page.get_by_role("combobox", name="show as").select_option("ReLUs")
    page.wait_for_function("document.querySelectorAll('.widget tr').length === 5")
    assert reading.inner_text().startswith(
        "3 ramps make 6 ReLUs; merged by place, 4 are left, one for each bend."
    )
    assert (
        page.locator(".widget .formula").inner_text()
        == "1 + 1.5 · ReLU(x) − 3.5 · ReLU(x − 2) + 3 · ReLU(x − 3) − ReLU(x − 6)"
    )
    changes = page.locator(".widget tr td:last-child").all_inner_texts()
    assert changes == ["+1.5", "−3.5", "+3", "−1"]


def set_ramp(page, **settings):
    """Type what the ramp that is picked shall have."""
    for name, value in settings.items():
        field = page.get_by_role("spinbutton", name=name)
        field.fill(str(value))
        field.press("Enter")
