"""A check has to refuse what is one small change away from the solution, unless the page marks it."""

import random
from pathlib import Path

import pytest
import torch

from lessonkit.proving.examples import text_faults
from lessonkit.reading.pages import Page

MEAN = """\
```python exercise="x1"
def mean(values):
    return 0
```

```python check="x1"
{check}
print("all right")
```

```python solution="x1"
{solution}
```

```text
{proved}
```

```python wrong="x1"
def mean(values):
    return max(values)
```

```text
AssertionError: add them up
```
"""
SOLUTION = "def mean(values):\n    return sum(values) / len(values)"
LOOSE = 'assert mean([2, 4]) == 3, "add them up"'
STRICT = f"{LOOSE}\nassert mean([1, 5, 6]) == 4"
FIRST = "page.md:6: the check of x1 passes this wrong answer: "


def page(check=STRICT, solution=SOLUTION, equivalent="", proved="all right"):
    front = f"---\nequivalent: {equivalent}\n---\n\n" if equivalent else ""
    return front + MEAN.format(check=check, solution=solution, proved=proved)


def faults(text):
    return [str(fault) for fault in text_faults(text, Path("page.md"))]


def test_a_strict_check_refuses_all():
    assert faults(page()) == []


def test_a_loose_check_is_told_what_it_passes():
    found = [fault for fault in faults(page(LOOSE)) if "first_result_again" in fault]
    mend = "make it stricter, or name this line under `equivalent:` and why it is right"
    assert found == [f"{FIRST}@first_result_again ⏎ def mean(values):; {mend}"]


def test_a_marked_line_may_pass():
    for mark in ('"@first_result_again ⏎ def mean(values):"', '"@first_result... def mean(values):"'):
        text = page(LOOSE, equivalent=f"{{x1: {{{mark}: one list is enough}}}}")
        assert not [fault for fault in faults(text) if "first_result_again" in fault]


def test_a_mark_has_a_reason_and_a_mutant():
    (fault,) = faults(page(solution="from statistics import mean", equivalent="{x1: {return 3: yes}}"))
    assert fault.startswith("page.md:1: `equivalent:` names `return 3`, and no such change passes")
    marks = '{x1: {"return 3": none asked for it, "return 4": }, x2: {"return 5": no such exercise}}'
    assert faults(page(equivalent=marks)) == [
        "page.md:1: `equivalent:` names `return 3`, and no such change passes the check of x1; take it out",
        "page.md:1: `equivalent:` has no reason for `return 4`; say why it is right, too",
        "page.md:1: `equivalent:` names `return 4`, and no such change passes the check of x1; take it out",
        "page.md:1: `equivalent:` names `return 5`, and no such change passes the check of x2; take it out",
    ]


@pytest.mark.parametrize("marks", ["[x1]", "{x1: [return 3]}", "x1"])
def test_marks_in_another_form_are_refused(marks):
    assert any("`equivalent:` can't be read" in fault for fault in faults(page(equivalent=marks)))


def test_marks_may_be_needed_where_nothing_was_tried():
    text = page(solution=SOLUTION.replace("sum", "max"), equivalent='{x1: {"return 3": yes}}')
    assert not [fault for fault in faults(text) if "equivalent" in fault]


ENDLESS = {
    "a loop": "    n = 0\n    while n < len(values):\n        n += 1\n    return sum(values) / n",
    "an operation": "    x = 10 ** (2 * (len(values) - 1))\n    return sum(values) / len(values) + 0 * 9**x",
}


@pytest.mark.parametrize("body", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_mutant_counts_as_refused(body):
    text = page(solution=f"def mean(values):\n{body}")
    _, result, _ = Page(text, Path("page.md")).results
    assert result["error"] is None
    assert not [line for line in faults(text) if "n -= 1" in line or "+ 1" in line]


def test_mutants_leave_nothing_behind():
    solution = SOLUTION.replace("    return", "    random.random(), torch.rand(1)\n    print(0)\n    return")
    start = "```python\nimport random, torch\nrandom.seed(1)\n_ = torch.manual_seed(1)\n```\n\n"
    end = "\n```python\nrandom.random(), torch.rand(1).item()\n```\n"
    results = Page(f"{start}{page(solution=solution)}{end}", Path("page.md")).results
    numbers, generator = random.Random(1), torch.Generator().manual_seed(1)  # noqa: S311
    drawn = [(numbers.random(), torch.rand(1, generator=generator).item()) for _ in range(3)]
    assert results[2]["output"] == "0\n0\nall right\n"
    assert results[-1]["output"] == f"{drawn[2]}\n"
