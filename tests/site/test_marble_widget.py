"""Noise along the ridge never frees a marble, and noise in any direction does."""


def test_only_noise_that_points_downhill_frees_the_marble(visitor):
    visitor.sees(reduced_motion="reduce")  # a run takes one step
    page = visitor.open("en/lessons/hills-valleys-saddles/?alone")
    widget = page.locator("[data-widget=marble]")
    says = widget.locator(".reading").get_by_text
    says("After 60 steps at (0.0018, 0), f = 3.23 × 10⁻⁶. It stalls by the saddle").wait_for()
    widget.get_by_role("button", name="Run").press("Enter")
    says("After 400 steps").wait_for()
    assert says("It stalls by the saddle").is_visible()
    page.get_by_role("button", name="both").press("Enter")
    says("After 400 steps").wait_for()
    assert not says("It left at step").is_visible()
    widget.get_by_role("combobox", name="direction of the noise").select_option("any direction")
    says("It left at step 41;").wait_for()
    widget.get_by_role("button", name="A hundredth beside it").click()
    says("It left at step 48;").wait_for()
    widget.get_by_role("slider", name="start y").press("ArrowRight")
    says("After 0 steps at (1, 0.02)").wait_for()
    drawing = widget.locator("svg")
    box = drawing.bounding_box()
    drawing.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.45})
    says("After 0 steps at (").wait_for()
    widget.get_by_role("button", name="Run").click()
    says("f = −1.").wait_for()
