"""Which days a model sees matters more than how many."""


def test_three_days_that_are_ticked_beat_seven(visitor):
    page = visitor.open("en/lessons/features-and-a-weekly-rhythm/?alone")
    widget = page.locator("[data-widget=which-lags]")
    says = widget.locator(".reading").get_by_text
    says("With 8 parameters, the MAE is 0.369 in training and 0.564 later: better than 0.589,").wait_for()
    for lag in range(2, 7):
        widget.get_by_role("checkbox", name=f"{lag}", exact=True).press("Space")
    says("With 3 parameters, the MAE is 0.391 in training and 0.602 later: worse than 0.589,").wait_for()
    widget.get_by_role("checkbox", name="8", exact=True).press("Space")
    says("With 4 parameters, the MAE is 0.353 in training and 0.516 later: better").wait_for()
    cells = widget.locator("table td").all_inner_texts()
    assert " ".join(cells) == "1 day before 0.587 7 days before 0.784 8 days before −0.428 b 0.328"
    widget.get_by_role("button", name="Yesterday and the weekday").press("Enter")
    says("With 8 parameters, the MAE is 0.295 in training and 0.505 later: better").wait_for()
    assert widget.locator("table tr").count() == 1 + 1 + 6 + 1
    widget.get_by_role("checkbox", name="weekday").press("Space")
    widget.get_by_role("checkbox", name="1", exact=True).press("Space")
    says("Nothing is ticked, so the model can only say the mean").wait_for()
    page.get_by_role("button", name="1, 7 and 8").click()
    says("With 4 parameters").wait_for()
    assert widget.get_by_role("checkbox", checked=True).count() == 3
