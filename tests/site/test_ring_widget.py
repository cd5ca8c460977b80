"""Processes that add up their numbers in a ring, and with one that collects."""

PAGE = "en/labs/data-parallel/?alone"


def numbers(page):
    """Return what each process has: the columns of the table, but for the first."""
    rows = [row.inner_text().split()[1:] for row in page.locator(".widget table tr").all()[1:]]
    return [list(map(int, column)) for column in zip(*rows, strict=True)]


def says(page, words):
    page.locator(".widget .reading", has_text=words).wait_for()


def test_the_ring_goes_round_by_keyboard_and_every_process_ends_with_the_sums(visitor):
    page = visitor.open(PAGE)
    says(page, "nothing has been sent yet")
    assert numbers(page) == [[10**p * i for i in (1, 2, 3)] for p in range(3)]
    step = page.get_by_role("button", name="Next")
    step.press("Enter")
    says(page, "Step 1: every process sends one number")
    assert numbers(page)[1] == [11, 20, 30]
    for _ in range(3):
        step.press("Enter")
    says(page, "All have all the sums. Through the busiest process have gone 8 numbers")
    assert numbers(page) == [[111, 222, 333]] * 3
    assert page.locator(".widget .area").count() == 9


def test_one_that_collects_moves_more_and_with_two_as_much(visitor):
    page = visitor.open(PAGE)
    page.get_by_role("button", name="Five, and one collects").click()
    says(page, "gone 40 numbers")
    page.get_by_role("slider", name="processes K").press("Home")
    says(page, "gone 4 numbers")
    page.get_by_label("way").select_option("ring")
    says(page, "gone 4 numbers")
    assert numbers(page) == [[11, 22]] * 2
