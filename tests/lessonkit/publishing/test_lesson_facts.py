"""How long a lesson takes, and which seeds its code starts from."""

from pathlib import Path

import pytest

from lessonkit.publishing.lesson_facts import EXERCISE, lesson_facts, reading_minutes
from lessonkit.reading.pages import Page
from lessonkit.taking.seeds import seeds


def page(text):
    return Page(text, Path("page.md"))


def block(code, *info):
    return f"```{' '.join(['python', *info])}\n{code}\n```\n\n"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 5),
        ("word " * 3000, 20),
        ("字" * 3000, 10),
        ("字" * 1500 + " word" * 750, 10),
        (block("x = 1\n\n" * 200), 20),
        ("$$\nx\n$$\n\n" * 40, 10),
        ("# A\n\n" + "`code` " * 3000, 5),
        (block("x = 1\n" * 200, 'solution="x"'), 5),
        (block("x = 1\n" * 200, 'check="x"'), 5),
    ],
)
def test_reading_takes_as_long_as_there_is_to_read(text, minutes):
    assert reading_minutes(page(text)) == minutes


def test_exercises_count_apart_and_the_day_is_that_of_all_that_the_page_depends_on(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "lessonkit.publishing.lesson_facts.last_change", lambda paths: {path.name for path in paths}
    )
    path = tmp_path / "a.md"
    path.write_text(
        "# A {#a}\n\n"
        + block("import nudge.losses")
        + block("x = 1", 'exercise="x"')
        + block("assert x", 'check="x"')
    )
    facts = lesson_facts(path, "en")
    assert (facts["exercises"], facts["exercise_minutes"], facts["minutes"]) == (1, EXERCISE, 5)
    assert {"a.md", "losses.py", "figures.mplstyle"} <= facts["changed"]


IMPORT = "from nudge.data import bell, noisy_quadratic\n"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (IMPORT + "bell(7, 10)", [7]),
        (IMPORT + "bell(seed=8, n=10)", [8]),
        (IMPORT + "noisy_quadratic(10, 3); noisy_quadratic()", [3, 42]),
        ("import torch\ntorch.manual_seed(5)", [5]),
        ("import torch\ntorch.Generator().manual_seed(6)", [6]),
        (IMPORT + "for s in (1, 2):\n    bell(s, 3)", []),
        ("bell = abs\nbell(-1)", []),
        ("x = (", []),
    ],
)
def test_the_seeds_of_a_page(code, found):
    assert seeds(page(block(code))) == found
