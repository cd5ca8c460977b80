"""Only axes of size 1, or missing ones, stretch."""


def test_a_shape_that_fits_one_that_does_not_and_one_that_is_none(visitor):
    page = visitor.open("en/lessons/tensors-and-broadcasting/?alone")
    reading = page.locator(".widget .reading")
    reading.wait_for()
    assert "(3, 1) and (1, 3) give (3, 3)." in reading.inner_text()
    assert page.locator(".widget .area").count() == 3 + 3 + 9  # places that are stored
    assert page.locator(".widget .dotted").count() == 6 + 6
    page.get_by_role("button", name="(3, 2) and (3,)").press("Enter")
    page.wait_for_function("document.querySelector('.reading').textContent.includes('on axis −1 one has 2')")
    assert page.locator(".widget td").all_inner_texts()[-5:-3] == ["axis is added", "no fit"]
    second = page.get_by_role("textbox", name="shape B")
    second.fill("3, x")
    page.wait_for_function("document.querySelector('.reading').textContent.startsWith('“3, x” is no shape')")
    second.fill("2,")
    page.wait_for_function("document.querySelector('.reading').textContent.includes('give (3, 2).')")
