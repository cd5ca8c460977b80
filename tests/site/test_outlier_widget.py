"""Squares chase outliers, absolute values vote."""

from reader import drawn


def slopes(page):
    return [float(cell) for cell in page.locator(".widget td:nth-child(2)").all_inner_texts()]


def test_a_point_dragged_far_away_takes_one_line_with_it(visitor):
    page = visitor.open("en/lessons/scoring-a-guess/?alone")
    drawing = page.locator(".widget > svg")
    drawing.wait_for()
    before = slopes(page)
    drawing.scroll_into_view_if_needed()
    warmest = page.locator(".widget .dot.ink").nth(3).bounding_box()
    page.mouse.move(warmest["x"] + 5, warmest["y"] + 5)
    page.mouse.down()
    page.mouse.move(warmest["x"] + 5, warmest["y"] - 150, steps=3)
    page.mouse.up()
    drawn(page)
    page.wait_for_function("document.querySelectorAll('.widget .dot.cross').length === 1")
    mse, mae, huber = [after - old for after, old in zip(slopes(page), before, strict=True)]
    assert mse > 0.2 > max(mae, huber)
    assert page.get_by_label("which point").input_value() == "3"
    page.get_by_role("slider", name="label y").press("Home")
    page.wait_for_function("document.querySelector('.widget td:nth-child(2)').textContent.startsWith('−')")
