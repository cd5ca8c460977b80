"""The central difference is better, there is a best step, and for a parabola any step is exact."""

from playwright.sync_api import expect

PLAIN = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")


def test_errors_shrink_with_the_step_and_grow_again(visitor):
    page = visitor.open("en/lessons/slope-at-a-point/?alone")
    errors = page.locator(".widget td:nth-child(3)")
    errors.first.wait_for()
    assert errors.all_inner_texts() == ["2.9 × 10³", "−2.9 × 10³", "rounding only"]
    sizes, before = [], "rounding only"
    for name in ("w³, h = 1", "w³, h = 10⁻⁵", "w³, h = 10⁻¹³"):
        page.get_by_role("button", name=name, exact=True).press("Enter")
        expect(errors.nth(2)).not_to_have_text(before)
        before = errors.nth(2).inner_text()
        sizes.append(abs(float(before.translate(PLAIN).replace(" × 10", "e"))))
    assert sizes[0] == 1
    assert sizes[1] < 1e-9
    assert sizes[2] > 1e5 * sizes[1]
    page.get_by_role("slider", name="step h").press("ArrowRight")
    page.wait_for_function("sessionStorage['widget differences'].includes('h=1.78e-13')")


def test_a_word_in_place_of_a_number_stands_without_a_space(visitor):
    page = visitor.open("zh-Hant/lessons/slope-at-a-point/?alone")
    page.locator(".widget .reading").get_by_text("中央只剩捨入誤差。").wait_for()
