"""A lesson's code as one file: it runs by itself and prints what the page shows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lessonkit import DOCS
from lessonkit.reading.fences import Fence
from lessonkit.reading.pages import Page
from lessonkit.taking.plain_markdown import plain_markdown
from lessonkit.taking.programs import program, with_value

URL = "https://site.example/en/lessons/a.md"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("x = 1\nx  # and why", "x = 1\nsys.displayhook(x)  # and why"),
        ("x, 2", "sys.displayhook((x, 2))"),
        ("f(\n    1,\n)", "sys.displayhook(f(\n    1,\n))"),
        ("print(1)", "print(1)"),
        ('draw("en").savefig("a.svg")', 'draw("en").savefig("a.svg")'),
        ("資料 = 1; 資料", "資料 = 1; sys.displayhook(資料)"),
        ("x = 1", "x = 1"),
        ("# nothing", "# nothing"),
    ],
)
def test_the_last_expression_is_printed(code, shown):
    assert with_value(code) == shown


def run(text, folder):
    """Run a program where nothing of this project can be imported; return what it prints."""
    path = folder / "lesson.py"
    path.write_text(text, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-W", "error", str(path)]
    ran = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert ran.stderr == ""
    assert ran.returncode == 0
    return ran.stdout


@pytest.mark.parametrize("name", ["what-is-learning", "tensors-and-broadcasting"])
def test_a_program_prints_what_its_page_shows(tmp_path, name):
    page = Page.read(DOCS / "en" / "lessons" / f"{name}.md")
    printed = run(program(page, URL), tmp_path)
    blocks = [part for part in plain_markdown(page, URL, "") if isinstance(part, Fence)]
    shown = [page.printed(block) for block in blocks if block.role != "exercise"]
    assert printed.splitlines() == "\n".join(filter(None, shown)).splitlines()
    assert {path.name for path in tmp_path.glob("*.svg")} == page.shown


FAILING = """# A {#a}

## B {#b}

Text.

```python raises="ValueError"
int("x")
```

```python raises="SyntaxError"
x = (
```

```python
6
```
"""


def test_blocks_that_have_to_fail_keep_nothing_from_running(tmp_path):
    text = program(Page(FAILING, Path("a.md")), URL)
    assert text.startswith("# https://site.example/en/lessons/a/\n")
    assert "\n# %% A · B\ntry:\n" in text
    assert "\n# x = (\n" in text
    assert run(text, tmp_path) == "ValueError: invalid literal for int() with base 10: 'x'\n6\n"
