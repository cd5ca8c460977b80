"""The curvature sets a wall for the learning rate, and no number of epochs moves it."""


def test_the_wall_stands_at_two_over_the_curvature(visitor):
    page = visitor.open("en/lessons/how-big-a-step/?alone")
    widget = page.locator("[data-widget=learning-rate]")
    says = widget.locator(".reading").get_by_text
    says("by −0.9: it oscillates, and gets nearer. Step 6: w = 1.4057.").wait_for()
    page.get_by_role("button", name="2", exact=True).press("Enter")
    says("back and forth for ever").wait_for()
    widget.get_by_role("slider", name="η·λ").press("ArrowRight")
    says("by −1.01: it diverges").wait_for()
    widget.get_by_role("slider", name="η·λ").press("End")
    for _ in range(4):
        widget.get_by_role("button", name="Step", exact=True).press("Enter")
    says("Step 16: w = −650.3860, off the chart.").wait_for()
    page.get_by_role("button", name="10 epochs").press("Enter")
    says("η is 0.970 times the wall, so the loss converges.").wait_for()
    assert widget.get_by_role("slider", name="η·λ").is_hidden()
    wall = widget.locator(".line.dashed.c1").get_attribute("points")
    widget.get_by_label("epochs").select_option("1000")
    for _ in range(3):
        widget.get_by_role("slider", name="learning rate").press("ArrowRight")
    says("the loss diverges. After 1000 epochs it is").wait_for()
    assert widget.locator(".line.dashed.c1").get_attribute("points").split(",")[0] == wall.split(",")[0]
    widget.get_by_role("slider", name="learning rate").press("End")
    says("After 1000 epochs it is not a number. That is off the chart.").wait_for()
    assert widget.locator(".dot.triangle").count() == 1
