"""Small batches make many noisy steps, large ones few clean steps."""

SAYS = "document.querySelector('[data-widget=batch-by-batch] .reading')?.textContent.includes({!r})"


def test_a_reader_changes_the_batch_size_and_walks_on(visitor):
    page = visitor.sees(reduced_motion="reduce").open("en/lessons/batches-epochs-updates/?alone")
    widget = page.locator("[data-widget=batch-by-batch]")
    page.wait_for_function(SAYS.format("1 epoch of 50 updates: 50 in all."))
    assert widget.locator(".formula").inner_text() == "N = 1000 = 50 × 20"
    widget.get_by_role("combobox", name="batch size B").select_option("300")
    page.wait_for_function(
        SAYS.format("1 epoch of 4 updates: 4 in all. The last batch has only 100 examples.")
    )
    assert widget.locator(".formula").inner_text() == "N = 1000 = 3 × 300 + 100"
    widget.get_by_role("button", name="One epoch").press("Enter")
    page.wait_for_function(SAYS.format("2 epochs of 4 updates: 8 in all."))
    widget.get_by_role("button", name="η = 0.5, 1 at a time").click()
    page.wait_for_function(SAYS.format("The path has left the chart."))
    widget.get_by_role("button", name="η = 0.5, all at once").click()
    page.wait_for_function(SAYS.format("5 epochs of 1 update: 5 in all."))
    assert "left the chart" not in widget.locator(".reading").inner_text()
    widget.get_by_role("combobox", name="show").select_option("the excess loss")
    page.wait_for_function(
        "document.querySelector('[data-widget=batch-by-batch] svg').textContent.includes('excess loss')"
    )
    assert widget.locator(".dot").count() == 6


def test_sentences_of_the_page_set_the_walk(visitor):
    page = visitor.open("en/lessons/batches-epochs-updates/?alone")
    page.locator("[data-widget=batch-by-batch] .reading").wait_for()
    page.get_by_role("button", name="all at once", exact=True).click()
    page.wait_for_function(SAYS.format("20 epochs of 1 update: 20 in all."))
    page.get_by_role("button", name="One example at a time", exact=True).click()
    page.wait_for_function(SAYS.format("1 epoch of 1000 updates: 1,000 in all."))
