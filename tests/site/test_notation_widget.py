"""Symbols are conventions: the names move, the gap and its square stay."""


def test_other_symbols_name_the_same_numbers(visitor):
    page = visitor.open("en/lessons/start-here/?alone")
    formula = page.locator(".widget .formula")
    formula.wait_for()
    hat = page.get_by_label("the hat is on")
    assert formula.inner_text() == "y − ŷ = 10 − 13 = −3, (y − ŷ)² = 9"
    page.get_by_role("button", name="the hat on the right answer").press("Enter")
    page.wait_for_function(
        "document.querySelector('.formula').textContent.startsWith('ŷ − y = 10 − 13 = −3')"
    )
    assert hat.input_value() == "answer"
    page.get_by_role("checkbox", name="words").press("Space")
    page.wait_for_function(
        "document.querySelector('.formula').textContent.startsWith('right answer − prediction = 10')"
    )
    assert not hat.is_visible()
    assert "it is −3, and its square is 9." in page.locator(".widget .reading").inner_text()
