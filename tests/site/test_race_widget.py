"""Who is ahead depends on the landscape: Adam minds a turned valley, descent does not."""

from playwright.sync_api import expect


def test_a_turned_valley_slows_adam_and_a_round_one_favours_descent(visitor):
    visitor.sees(reduced_motion="reduce")  # a run takes one step
    page = visitor.open("en/lessons/momentum-and-adam/?alone")
    widget = page.locator("[data-widget=race]")
    says = widget.locator(".reading")
    says.wait_for()
    expect(says).to_contain_text("After 40 steps")
    before = widget.locator("svg").inner_html()
    widget.get_by_role("button", name="One step each").press("Enter")
    expect(says).to_contain_text("After 41 steps")
    assert widget.locator("svg").inner_html() != before
    widget.get_by_role("button", name="Run").press("Enter")
    expect(says).to_contain_text("After 500 steps")
    widget.get_by_role("combobox", name="landscape").select_option("a round bowl")
    widget.get_by_role("button", name="Back to the start").click()
    expect(says).to_contain_text(
        "After 0 steps, above the lowest place: the first (descent) 1, the second (Adam) 1."
    )
    widget.get_by_role("button", name="After scaling").click()
    expect(says).to_contain_text("the first (descent) 0, the second (Adam)")


def test_momentum_has_a_second_slider_and_leaves_the_saddle(visitor):
    page = visitor.open("en/lessons/momentum-and-adam/?alone")
    widget = page.locator("[data-widget=race]")
    widget.locator(".reading").wait_for()
    assert not widget.get_by_role("slider", name="first μ").count()
    page.get_by_role("button", name="turned one").click()
    expect(widget.get_by_role("combobox", name="landscape")).to_have_value("turned")
    widget.get_by_role("button", name="Saddle").press("Enter")
    slider = widget.get_by_role("slider", name="first μ")
    expect(slider).to_have_value("0.9")
    before = widget.locator(".reading").inner_text()
    slider.press("ArrowLeft")
    expect(widget.locator(".reading")).not_to_have_text(before)
