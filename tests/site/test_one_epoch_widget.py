"""Every training program takes these four steps, again and again."""


def test_four_clicks_take_the_numbers_once_around(visitor):
    visitor.sees(reduced_motion="reduce")  # a run takes one step
    page = visitor.open("en/lessons/the-training-loop/?alone")
    widget = page.locator("[data-widget=one-epoch]")
    says = widget.locator(".reading").get_by_text
    says("nothing has been computed yet").wait_for()
    assert widget.locator(".line.dashed").count() == 4
    step = widget.get_by_role("button", name="Next")
    for words in (
        "Forward: w and b as they are give eleven predictions. For the first day it is −1.00 °C",
        "Loss: the mean of the eleven squared misses is 171.16.",
        "Gradient: the slope for w is −15.23, for b −21.00.",
        "Update: w becomes 2.52 and b becomes 2.10. That ends epoch 1;",
        "Forward:",
    ):
        step.press("Enter")
        says(words).wait_for()
    assert widget.locator(".line.dashed").count() == 3
    widget.get_by_role("button", name="Finish this epoch").click()
    says("That ends epoch 2;").wait_for()
    widget.get_by_role("button", name="Run").press("Enter")
    says("Update: w becomes 8.61 and b becomes 10.50. That ends epoch 40").wait_for()
    assert (
        " ".join(widget.locator("table tr").nth(-2).locator("td").all_inner_texts()) == "39 8.61 10.50 2.9277"
    )
