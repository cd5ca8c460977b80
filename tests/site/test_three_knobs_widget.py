"""With eyes it is easy, with only a number it is a search."""

from playwright.sync_api import expect


def test_the_fog_hides_the_picture_and_keeps_the_number(visitor):
    page = visitor.open("en/lessons/searching-by-hand/?alone")
    reading = page.locator(".widget .reading")
    reading.wait_for()
    assert reading.inner_text() == "MAE 3.5143, MSE 20.1445; 0 moves so far."
    page.get_by_role("checkbox", name="fog").press("Space")
    page.wait_for_function("document.querySelectorAll('.widget .dot').length === 0")
    knob = page.get_by_role("slider", name="knob a")
    knob.press("ArrowRight")
    page.wait_for_function("document.querySelector('.reading').textContent.includes('1 move so far')")
    page.get_by_role("checkbox", name="fine").check()
    expect(knob).to_have_attribute("step", "0.01")
    page.get_by_role("button", name="Keep this attempt").click()
    knob.press("ArrowRight")
    page.wait_for_function("sessionStorage['widget three-knobs'].includes('a=1.11')")
    page.get_by_role("button", name="The curve that made").click()
    page.get_by_role("button", name="Keep this attempt").click()
    page.wait_for_function("document.querySelectorAll('.widget tr').length === 3")
    best = page.locator(".widget tr").nth(1).locator("td").all_inner_texts()
    assert best == ["1", "3", "2", "1", "1.0617", "2", "no"]
