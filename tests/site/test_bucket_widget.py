""".grad is a bucket into which every backward pours, not the result of the last one."""


def test_a_bucket_fills_is_updated_from_and_emptied(visitor):
    page = visitor.open("en/lessons/autograd/?alone")
    widget = page.locator("[data-widget=bucket]")
    says = widget.locator(".reading").get_by_text
    says("the slopes −12 and −6 are poured in. Now w.grad is −12, and b.grad is −6.").wait_for()
    assert widget.locator(".area").count() == 2  # a layer in each bucket
    for button, words in (
        ("B backward", "RuntimeError: this graph has been used up"),
        ("F forward", "ŷ = 2 and ℓ = 9, and the graph is noted. The buckets are as they were: w.grad is −12"),
        ("B backward", "the slopes −12 and −6 are poured in. Now w.grad is −24, and b.grad is −12."),
        ("U update", "w becomes 2.2, and b becomes 0.6. The buckets are as full as before: w.grad is −24"),
        ("Z reset the gradients", "both buckets are empty"),
    ):
        widget.get_by_role("button", name=button).press("Enter")
        says(words).wait_for()
    assert widget.get_by_role("textbox", name="steps so far").input_value() == "FBBFBUZ"
    assert widget.locator(".area").count() == 0


def test_three_updates_with_reset_and_without(visitor):
    page = visitor.open("en/lessons/autograd/?alone")
    widget = page.locator("[data-widget=bucket]")
    for preset, last in (
        ("Three updates, reset", "13 F 0.1406 2.05 0"),
        ("not reset", "10 F 6.891 3.25 −15"),
    ):
        widget.get_by_role("button", name=preset).press("Enter")
        row = widget.locator("table tr").last
        row.get_by_text(last[:4], exact=True).wait_for()
        assert " ".join(row.locator("td").all_inner_texts()).startswith(last)
    steps = widget.get_by_role("textbox", name="steps so far")
    steps.fill("f b x")
    widget.get_by_text("“f b x” has a step that is none").wait_for()
    steps.fill("u")
    widget.get_by_text(".grad is still None").wait_for()
