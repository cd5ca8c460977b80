"""Learning is a search over parameters: typed by hand, or chosen by trying all."""


def test_the_machine_finds_a_better_threshold_than_the_one_typed(visitor):
    page = visitor.open("en/lessons/what-is-learning/?alone")
    reading = page.locator(".widget .reading")
    reading.wait_for()
    assert "t = 3: 2 wrong, of which misses 0 and false alarms 2." in reading.inner_text()
    assert page.locator(".widget .ring.c3").count() == 3  # two people, and the key
    page.get_by_role("slider", name="threshold t").press("ArrowRight")
    page.wait_for_function("document.querySelector('.reading').textContent.startsWith('t = 4: 2 wrong')")
    page.get_by_role("button", name="Let the machine choose").press("Enter")
    page.wait_for_function("document.querySelector('.reading').textContent.startsWith('t = 5: 1 wrong')")
    cells = page.locator(".widget table td").all_inner_texts()
    assert " ".join(cells[1:]) == "7 6 4 2 2 1 2 3 4 4 5"
    page.get_by_role("checkbox", name="newcomers").press("Space")
    page.wait_for_function("document.querySelector('.reading').textContent.startsWith('t = 5: 3 wrong')")
    assert page.locator(".widget table").is_hidden()  # that was chosen from the twelve
    page.get_by_role("button", name="Let the machine choose").press("Enter")
    page.wait_for_function("document.querySelector('.reading').textContent.startsWith('t = 3: 2 wrong')")
    page.get_by_role("button", name="Everybody leaves").nth(0).click()
    page.wait_for_function("document.querySelector('.reading').textContent.startsWith('t = 0: 7 wrong')")
