"""Only differences of scores count, and confident mistakes cost most."""


def test_a_reader_shifts_all_scores_changes_the_truth_and_walks_to_it(visitor):
    page = visitor.open("en/lessons/classes-and-probabilities/?alone")
    reading = page.locator(".widget .reading")
    reading.wait_for()
    first = "The right class is 0; it has the probability 0.705 and the surprise 0.349."
    assert reading.inner_text() == f"{first} No other class has a larger score."
    page.get_by_role("button", name="Add 1 to all three").click()
    page.wait_for_function("sessionStorage['widget three-scores'].includes('z0=3&z1=2&z2=0')")
    assert reading.inner_text().startswith(first)
    page.get_by_role("combobox", name="the right class").select_option("class 2")
    page.wait_for_function("document.querySelector('.reading').textContent.includes('surprise 3.349')")
    assert "the model would choose class 0, with the probability 0.705" in reading.inner_text()
    page.get_by_role("button", name="Double all three").click()
    page.wait_for_function("document.querySelector('.reading').textContent.includes('surprise 6.129')")
    page.get_by_role("button", name="One step downhill").click()
    page.wait_for_function("!document.querySelector('.reading').textContent.includes('surprise 6.129')")
    assert page.locator(".widget .formula").inner_text() == "−ln 0.0124 = 4.3899"
    slopes = page.locator(".widget tr td:last-child").all_inner_texts()
    assert len(slopes) == 3
    assert slopes[2].startswith("−0.98")


def test_a_score_stops_at_the_end_and_keeps_the_differences(visitor):
    page = visitor.open("en/lessons/classes-and-probabilities/?alone#three-scores?right=0&z0=12&z1=1&z2=0")
    page.locator(".widget .reading").wait_for()
    before = page.locator(".widget .formula").inner_text()
    for name in ("Add 1 to all three", "Double all three"):
        page.get_by_role("button", name=name).click()
    assert page.locator(".widget .formula").inner_text() == before
    assert "z0=12&z1=1&z2=0" in page.evaluate("sessionStorage['widget three-scores']")
