"""What the mutation check changes, and in which order."""

from pathlib import Path

import pytest
from mutations import page_mutations
from survey import spread

from lessonkit import ROOT
from lessonkit.mutations.code_mutations import code_mutations

PAGE = """\
# Two halves {#two-halves}

```python
from nudge.models import half

half(3), -1e-9
```

```text
(1.5, -1e-09)
```

In 2 halves of 9 there is `4.5`{ value="half(9)" } each.
"""


def became(mutations):
    """Return what the changed lines become."""
    return [mutation.after for mutation in mutations]


@pytest.mark.parametrize(
    ("code", "mutants"),
    [
        ("x = 35.7", ["x = 35.8"]),
        ("x = 9, 1e-9, True", ["x = 8, 1e-9, True", "x = 9, 2e-9, True", "x = 9, 1e-9, False"]),
        ("é, x = 'é', 20", ["é, x = 'é', 21"]),
        ("x = y + (z)", ["x = y - (z)"]),
        ("x = -y @ (a ** b)", ["x = -y * (a ** b)", "x = +y @ (a ** b)", "x = -y @ (a * b)"]),
        ("x -= y", ["x += y"]),
        ("x = a <= b != c", ["x = a < b != c", "x = a > b != c", "x = a <= b == c"]),
        ("x = a or not b", ["x = a and not b", "x = a or not not b"]),
        ("def f(x):\n    return g(\n        x)", ["return 2 * (g(\n        x))"]),
        ("def f(x: A | B, *y, **z) -> C:\n    'It takes 2.'\n    return", []),
        ("x = f'{y + 1} of 2'", []),
    ],
)
def test_numbers_operators_and_returned_values_change(code, mutants):
    assert became(code_mutations(code)) == mutants


def test_a_mutant_has_its_line_and_can_be_compiled():
    path = ROOT / "code" / "nudge" / "losses.py"
    text = path.read_text(encoding="utf-8")
    for mutation in code_mutations(text):
        assert mutation.before in text.split("\n")[mutation.line - 1]
        compile(mutation.changed(), str(path), "exec")


def test_only_compared_numbers_of_a_page_change():
    mutations = list(page_mutations(PAGE, Path("page.md")))
    assert [mutation.line for mutation in mutations] == [13, 10, 10]
    bound, *shown = became(mutations)
    assert bound == 'In 2 halves of 9 there is `4.6`{ value="half(9)" } each.'
    assert shown == ["(1.6, -1e-09)", "(1.5, -2e-09)"]


def test_the_order_takes_every_file_in_turn_and_depends_on_the_seed_alone():
    files = [
        [(Path(name), number) for number in range(size)] for name, size in (("a", 9), ("b", 2), ("c", 5))
    ]
    order = spread(files, seed=1)
    assert [path.name for path, _ in order[:7]] == ["a", "b", "c", "a", "b", "c", "a"]
    assert sorted(order) == [mutant for file in files for mutant in file]
    assert order == spread(files, seed=1) != spread(files, seed=2)
