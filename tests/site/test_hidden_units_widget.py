"""A network trains in front of the reader, and equal units stay equal."""

SAYS = "document.querySelector('[data-widget=hidden-units] .reading')?.textContent.includes({!r})"


def test_a_reader_trains_a_network_and_sees_equal_units_stay_equal(visitor):
    visitor.sees(reduced_motion="reduce")  # a run takes one step
    page = visitor.open("en/lessons/one-hidden-layer/?alone")
    widget = page.locator("[data-widget=hidden-units]")
    page.wait_for_function(SAYS.format("After 100 epochs, the MSE is 0.4402."))
    widget.get_by_role("button", name="Train on").press("Enter")
    page.wait_for_function(SAYS.format("After 121 epochs"))
    widget.get_by_role("button", name="Run").press("Enter")
    page.wait_for_function(SAYS.format("After 10000 epochs, the MSE is 0.0041."))
    places = widget.locator("table tr td:nth-child(2)").all_inner_texts()
    assert places == ["4.41", "1.06", "2.48"]
    widget.get_by_role("combobox", name="start").select_option("all units equal")
    page.wait_for_function(SAYS.format("the MSE is 0.3666. All units are the same."))
    assert widget.locator(".line").count() > 3
    widget.get_by_role("button", name="A start that gets stuck").click()
    page.wait_for_function(SAYS.format("the MSE is 0.1574."))
    climbs = widget.locator("table tr td:nth-child(3)").all_inner_texts()
    assert climbs == ["0.496", "2.06", "1.89"]
