from collections import Counter
from pathlib import Path

from lessonkit.proving.census import all_counts, census, losses, read_record, record, table
from lessonkit.reading.pages import Page

PAGE = """# A {#a}

```python raises="ZeroDivisionError"
1 / 0
```

```text
ZeroDivisionError: division by zero
```

It is `2`{ value="1 + 1" }, or $2$.
"""


def test_what_a_page_proves_is_counted():
    counts = census(Page(PAGE, Path("page.md")))
    assert +counts == Counter(
        {
            "python fences": 1,
            "text fences": 1,
            "blocks matched": 4,
            "blocks run": 1,
            "outputs compared": 1,
            "errors expected": 1,
            "numbers bound": 1,
            "formulas rendered": 1,
        }
    )


def test_the_record_is_only_raised_and_forgets_pages_that_are_gone(tmp_path):
    path = tmp_path / "census.lock"
    record({"en/a.md": Counter(outputs=3), "en/b.md": Counter(outputs=1)}, path)
    record({"en/a.md": Counter(outputs=2, figures=1)}, path)
    assert read_record(path) == {"en/a.md": {"outputs": 3, "figures": 1}}


def test_a_record_without_pages_is_begun_anew(tmp_path):
    path = tmp_path / "census.lock"
    path.write_text("# Only its head.\n")
    record({"en/a.md": Counter(outputs=2)}, path)
    assert read_record(path) == {"en/a.md": {"outputs": 2}}


def test_a_lower_count_is_named_unless_the_page_is_gone():
    recorded = {"en/a.md": {"outputs": 3}, "en/gone.md": {"outputs": 9}}
    (fault,) = losses({"en/a.md": Counter(outputs=2)}, recorded)
    assert "docs/en/a.md:1: 2 outputs, where 3 are recorded; restore them" in str(fault)


def test_totals_are_given_by_language():
    counts = {
        "en/a.md": Counter(outputs=2),
        "en/b.md": Counter(outputs=1),
        "zh-Hant/a.md": Counter(outputs=4),
    }
    assert table(counts).split("\n")[2].split() == ["outputs", "3", "4"]


def test_no_page_proves_less_than_recorded():
    assert not [str(fault) for fault in losses(all_counts(), read_record())]
