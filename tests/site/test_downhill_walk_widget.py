"""Start and learning rate decide where a walk ends, and flat is not always low."""


def test_start_and_learning_rate_decide_in_which_valley_a_walk_ends(visitor):
    visitor.sees(reduced_motion="reduce")  # a run takes one step
    page = visitor.open("en/lessons/walking-downhill/?alone")
    widget = page.locator("[data-widget=downhill-walk]")
    says = widget.locator(".reading").get_by_text
    says("Step 0, at w = 2. The slope here is 21, so the next move goes left by 0.42.").wait_for()
    widget.get_by_role("button", name="Run").press("Enter")
    says("Stopped at step 39, w = 1.131").wait_for()
    assert says("f has a local minimum; the valley on the left is lower").is_visible()
    page.get_by_role("button", name="η = 0.1").press("Enter")
    widget.get_by_role("button", name="Run").press("Enter")
    says("Here f has its global minimum").wait_for()
    page.get_by_role("button", name="the hilltop").click()
    says("But this is a hilltop").wait_for()
    assert widget.get_by_role("button", name="Step", exact=True).is_disabled()
    widget.get_by_role("slider", name="start").press("ArrowRight")
    says("Step 0, at w = 0.18.").wait_for()
    drawing = widget.locator("svg")
    drawing.click(position={"x": drawing.bounding_box()["width"] * 0.3, "y": 100})
    says("Step 0, at w = −1.").wait_for()
    widget.get_by_label("landscape").select_option("shoulder")
    widget.get_by_role("button", name="Run").click()
    says("off the chart").wait_for()
