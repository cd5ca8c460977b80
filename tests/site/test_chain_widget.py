"""The gradient is a sum of pushes, one from each example."""


def cells(page, column):
    texts = page.locator(f".widget td:nth-child({column})").all_inner_texts()
    return [float(text.replace("−", "-")) for text in texts]


def test_eleven_pushes_add_up_and_cancel_at_the_best_line(visitor):
    page = visitor.open("en/lessons/chain-rule-by-hand/?alone")
    reading = page.locator(".widget .reading")
    reading.wait_for()
    assert "5 push up and 6 push down; together they give 22.50." in reading.inner_text()
    *pushes, total = cells(page, 4)
    assert abs(sum(pushes) - total) < 0.1  # what is shown is rounded
    page.get_by_role("button", name="(1, 0)", exact=True).first.press("Enter")
    page.wait_for_function("document.querySelector('.reading').textContent.includes('11 push up and 0')")
    page.get_by_role("slider", name="example i").press("Home")
    page.wait_for_function(
        "document.querySelector('.reading').textContent.startsWith('Example 1 has e = +35.20')"
    )
    assert page.locator(".widget .formula").inner_text() == "i = 1: 1/11 · 70.4 · 1 · 35.7 = 228.48"
    assert page.locator(".widget td:first-child").first.inner_text() == "▸ 1"
    page.get_by_role("button", name="The best line").first.press("Enter")
    page.get_by_label("back to").select_option("weight w")
    page.wait_for_function("document.querySelector('.reading').textContent.endsWith('the slope is 0.')")
    page.get_by_label("back to").select_option("bias b")
    page.wait_for_function("document.querySelector('.widget th:last-child').textContent.endsWith('∂b')")
    assert cells(page, 4)[-1] == 0
