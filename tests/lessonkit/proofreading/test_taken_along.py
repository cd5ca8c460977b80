"""What is taken along is what was proven: anything else in a notebook or a program is named at its block."""

from pathlib import Path

import nbformat
import pytest

from lessonkit.language.simplified import simplify
from lessonkit.proofreading.taken_along import notebook_faults, program_faults
from lessonkit.reading.pages import Page
from lessonkit.taking.notebooks import notebook
from lessonkit.taking.programs import program

URL = "https://site.example/en/lessons/a.md"


def block(code, *info):
    return f"```{' '.join(['python', *info])}\n{code}\n```\n\n"


def output(text):
    return f"```text\n{text}\n```\n\n"


LESSON = "".join(
    [
        "# A {#a}\n\n",
        block('from torch import Tensor\n\n--8<-- "nudge/models.py:line"', 'title="models.py"'),
        block("x = 1 / 3\nprint('三分之一的長度', x)\n(x, 2)"),
        output("三分之一的長度 0.3333\n(0.333, 2)"),
        block("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('a.svg')"),
        block("print(1)\nint('x')", 'raises="ValueError"'),
        output("1\nValueError: invalid literal for int() with base 10: 'x'"),
        block("1 +", 'raises="SyntaxError"'),
        output("SyntaxError: invalid syntax"),
        block("def f():\n    return 1", 'exercise="x"'),
        block('assert f() == 2, "再多一"', 'check="x"'),
        output("AssertionError: 再多一"),
        '??? note "Answer"\n\n    ```python solution="x"\n    def f():\n        return 2\n    ```\n',
    ]
)
PAGE = Page(LESSON, Path("page.md"))


@pytest.fixture(scope="module")
def made():
    """Return the texts of a notebook and of a program."""
    return nbformat.writes(notebook(PAGE, URL, "Site", "Figure:")), program(PAGE, URL)


def faults(check, folder, text, convert=str):
    file = folder / "a.any"
    file.write_text(text, encoding="utf-8")
    return [*check(PAGE, file, convert)]


def line(code):
    return LESSON[: LESSON.index(code)].count("\n")


@pytest.mark.parametrize("convert", [str, simplify])
def test_what_was_proven_has_no_faults(made, tmp_path, convert):
    for check, text in zip((notebook_faults, program_faults), made, strict=True):
        assert faults(check, tmp_path, convert(text), convert) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("x = 1 / 3", "x = 2 / 3", "x = 1 / 3"),
        ("return w * x + b", "return w * x - b", "from torch"),
        ("0.333333", "0.334333", "x = 1 / 3"),
        ("with base 10: 'x'\"", "with base 10: 'y'\"", "print(1)"),
        ('"display_data"', '"execute_result"', "import matplotlib"),
        ("再多一", "再多二", "assert f()"),
        ("return 2", "return 3", "def f():\n        return 2"),
    ],
)
def test_a_notebook_with_something_else_is_named(made, tmp_path, old, new, place):
    assert old in made[0]
    (fault,) = faults(notebook_faults, tmp_path, made[0].replace(old, new))
    assert fault.line == line(place)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("x = 1 / 3", "x = 2 / 3", "x = 1 / 3"),
        ("return w * x + b", "return w * x - b", "from torch"),
        ("sys.displayhook(((x, 2)))", "sys.displayhook(((x, 3)))", "x = 1 / 3"),
        ("print(1)\n    sys.displayhook(int('x'))", "sys.displayhook(int('x'))", "print(1)"),
        ("# 1 +", "# 2 +", "1 +"),
        ("return 1", "return 2", "def f"),
    ],
)
def test_a_program_with_other_code_is_named(made, tmp_path, old, new, place):
    assert old in made[1]
    (fault,) = faults(program_faults, tmp_path, made[1].replace(old, new))
    assert fault.line == line(place)


def test_a_cell_too_few_is_named(made, tmp_path):
    assert faults(program_faults, tmp_path, made[1].rpartition("# %%")[0])


def test_what_is_not_converted_is_named(made, tmp_path):
    (fault,) = faults(notebook_faults, tmp_path, made[0], simplify)
    assert fault.line == line("x = 1 / 3")
