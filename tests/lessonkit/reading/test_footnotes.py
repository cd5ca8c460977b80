"""Footnotes: each is defined once, used, and defined in the order in which a reader meets them."""

from pathlib import Path

import pytest

from lessonkit.proving.examples import text_faults

RIGHT = {
    "in their order": "A[^b], B[^a].\n\n[^b]: C.\n\n[^a]: D.\n",
    "used twice": "A[^a], B[^a].\n\n[^a]: C.\n",
    "before a colon": "A[^a]: B.\n\n[^a]: C.\n",
    "in a heading, a table and a box": (
        '# A[^a] {#a}\n\n| B[^b] |\n|---|\n\n!!! note "C[^c]"\n\n    D[^d]\n\n'
        "[^a]: E\n[^b]: F\n[^c]: G\n[^d]: H\n"
    ),
    "in another footnote": "A[^a].\n\n[^a]: See B[^b].\n\n[^b]: C.\n",
    "in code and formulas": "`[^x]`, $[^y]$\n\n```markdown\nA.\n```\n",
}
WRONG = {
    "undefined": ("A\nb[^c].\n", ["2: there is no footnote c; write `[^c]: …`"]),
    "undefined twice": ("A[^c] B[^c]\n", ["1: there is no footnote c"]),
    "unused": ("A.\n\n[^c]: B.\n", ["3: nothing refers to footnote c; refer to it"]),
    "used by itself alone": ("A.\n\n[^c]: B[^c].\n", ["3: nothing refers to footnote c"]),
    "defined twice": ("A[^a].\n\n[^a]: B\n[^a]: C\n", ["4: footnote a is defined above"]),
    "defined in another order": (
        "A[^a] B[^b] C[^c].\n\n[^b]: B\n\n[^a]: A\n\n[^c]: C\n",
        ["3: footnote a is referred to first; define it above this one"],
    ),
    "defined as its number says": ("A[^2], B[^1].\n\n[^1]: A\n[^2]: B\n", ["3: footnote 2 is referred to"]),
    "undefined in a miniature": ("````markdown\nA[^a].\n````\n", ["1: this example has faults"]),
}


@pytest.mark.parametrize("name", RIGHT)
def test_footnotes_that_have_no_fault(name):
    assert text_faults(RIGHT[name], Path("page.md")) == []


@pytest.mark.parametrize("name", WRONG)
def test_footnotes_are_named_with_their_line(name):
    text, wanted = WRONG[name]
    found = [str(fault) for fault in text_faults(text, Path("page.md"))]
    assert len(found) == len(wanted)
    for fault, words in zip(found, wanted, strict=True):
        assert f"page.md:{words}" in fault
