from itertools import count

import pytest

from lessonkit import DOCS
from lessonkit.common.faults import FaultError
from lessonkit.proving.examples import page_faults, sybil
from lessonkit.proving.outputs import update
from lessonkit.publishing.labs import read_lab
from lessonkit.reading.lab_scripts import as_markdown, is_script
from lessonkit.reading.nav import pages
from lessonkit.reading.pages import Page

HEADER = "# ---\n# description: A lab.\n# ---\n\n"
TITLE = "# %% [markdown]\n# # A lab {#lab}\n\n"
SCRIPT = f"""{HEADER}{TITLE}# %%
def f(x):
    return 2 * x


print(f(21))

# %% [markdown]
# ```text
# 42
# ```
#
# It is `42`{{ value="f(21)" }}.
"""
LABS = [path for versions in pages().values() for path in versions.values() if is_script(path)]


@pytest.fixture
def lab(tmp_path):
    """Return a function that writes a lab, a new one each time."""
    numbers = count()

    def write(text):
        path = tmp_path / f"lab-{next(numbers)}.py"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_every_line_stays_where_it_is(lab):
    lines = as_markdown(SCRIPT, lab(SCRIPT)).split("\n")
    assert lines[:3] == ["---", "description: A lab.", "---"]
    for number, line in enumerate(SCRIPT.split("\n")):
        if line not in ("", "#", "# %%", "# %% [markdown]"):
            assert lines[number] == line.removeprefix("# ")
    assert [lines.index(mark) for mark in ("```python", "```", "```text")] == [7, 13, 15]


@pytest.mark.parametrize("path", LABS, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_a_lab_is_read_as_jupytext_reads_it(path):
    theirs, ours = read_lab(path), Page.read(path).text
    assert [line for line in theirs.split("\n") if line] == [line for line in ours.split("\n") if line]


UNREADABLE = {
    "no header": (f"{TITLE}", 1, "a lab begins with its front matter"),
    "header without end": (f"# ---\n# description: A lab.\n\n{TITLE}", 1, "between two lines `# ---`"),
    "code in the header": (f"# ---\nx = 1\n# ---\n\n{TITLE}", 2, "this line is no comment"),
    "text above the first cell": (f"{HEADER}x = 1\n\n{TITLE}", 5, "belongs to no cell"),
    "another marker": (f"{HEADER}# %% [raw]\n# x\n", 5, "no cell begins with `# %% [raw]`"),
    "a marker with a title": (f"{HEADER}# %% The sweep\nx = 1\n", 5, "write `# %%` or"),
    "an empty cell": (f"{HEADER}# %%\n\n{TITLE}", 5, "this cell is empty"),
    "cells without a line between": (f"{HEADER}# %%\nx = 1\n{TITLE}", 6, "leave a blank line"),
    "code in a Markdown cell": (f"{HEADER}{TITLE.rstrip()}\nx = 1\n", 7, "and its cell is Markdown"),
    "a fence in a Markdown cell": (f"{HEADER}# %% [markdown]\n# ```python\n# 1\n# ```\n", 6, "does not run"),
    "own code below embedded code": (
        f'{HEADER}# %% [markdown]\n# ```python\n# --8<-- "nudge/losses.py:mse"\n# 1\n# ```\n',
        6,
        "does not run",
    ),
    "an output in its code cell": (
        f"{HEADER}# %%\nprint(1)\n# ```text\n# 1\n# ```\n",
        7,
        "in a cell `# %% [m",
    ),
}
FAULTY = {
    "a header that is not YAML": (SCRIPT.replace("A lab.", "[A lab."), 1, "the front matter can't be read"),
    "an unknown key": (SCRIPT.replace("description", "descriptoin"), 1, "unknown key `descriptoin:`"),
    "a cell that raises": (SCRIPT.replace("21", "1 / 0"), 13, "ZeroDivisionError"),
    "a wrong output": (SCRIPT.replace("# 42", "# 43"), 17, "computed is `42`"),
    "a wrong number": (SCRIPT.replace("`42`", "`43`"), 20, "`f(21)` is `42`"),
    "an unstated output": (f"{HEADER}{TITLE}# %%\nprint(1)\n", 8, "add after it\n# ```text\n# 1\n# ```"),
    "no end": (
        SCRIPT.replace("A lab.", "A lab.\n# time_limit: 0.2").replace("# %%\n", "# %%\nwhile True: pass\n"),
        9,
        "after 0.2",
    ),
}


@pytest.mark.parametrize(("text", "line", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_lab_is_refused_by_tests_and_build(lab, text, line, words):
    path = lab(text)
    with pytest.raises(FaultError) as refused:
        sybil.parse(path)
    assert page_faults(path) == [refused.value.fault]
    assert str(refused.value).startswith(f"{path}:{line}: ")
    assert words in str(refused.value)


@pytest.mark.parametrize(("text", "line", "words"), FAULTY.values(), ids=FAULTY)
def test_a_fault_in_a_cell_has_its_line(lab, text, line, words):
    fault = page_faults(lab(text))[0]
    assert fault.line == line
    assert words in fault.message


EMBEDDING = f"""{HEADER}{TITLE}# ```python title="nudge/losses.py"
# --8<-- "nudge/losses.py:mse"
# ```

# %%
from nudge.losses import mse
"""


def test_a_lab_embeds_what_it_imports(lab):
    page = Page.read(lab(EMBEDDING))
    shown = page.fences[0]
    assert shown.source.strip() == '--8<-- "nudge/losses.py:mse"'
    assert "def mse(" in page.program[0]["pieces"][0]["source"]
    exec(compile(EMBEDDING, "lab.py", "exec"), {})


STARTS = """\
import sys; sys.path.insert(0, {folder!r}); import child
from torch.multiprocessing import spawn; spawn(child.say, nprocs=2)
print(sum(int(open(name).read()) for name in "01"))"""


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ("2", None),
        ("1", "`spawn` starts more processes at a time than the 1 that the front matter declares"),
        ("many", "`processes:` is not a whole number from 1 on"),
        ("true", "`processes:` is not a whole number from 1 on"),
        ("0", "`processes:` is not a whole number from 1 on"),
    ],
)
def test_a_lab_may_start_the_processes_that_it_declares(lab, tmp_path, declared, words):
    (tmp_path / "child.py").write_text("def say(rank): open(f'{rank}', 'w').write('21')", encoding="utf-8")
    starts = STARTS.format(folder=str(tmp_path))
    text = SCRIPT.replace("A lab.", f"A lab.\n# processes: {declared}").replace("print(f(21))", starts)
    faults = page_faults(lab(text))
    assert [fault for fault in faults if not words or words not in fault.message] == []
    assert bool(faults) == bool(words)


def test_a_stored_run_does_not_allow_what_is_no_longer_declared(lab, tmp_path):
    (tmp_path / "child.py").write_text("def say(rank): open(f'{rank}', 'w').write('21')", encoding="utf-8")
    text = SCRIPT.replace("A lab.", "A lab.\n# processes: 2")
    text = text.replace("print(f(21))", STARTS.format(folder=str(tmp_path)))
    assert page_faults(lab(text)) == []
    (fault,) = page_faults(lab(text.replace("# processes: 2\n", "")))
    assert "this block starts 2 processes at a time; declare `processes: 2`" in fault.message


def test_a_sound_lab_has_no_faults(lab):
    assert page_faults(lab(SCRIPT)) == []


def test_outputs_and_numbers_are_rewritten_as_comments(lab):
    path = lab(SCRIPT.replace("# 42", "# 40\n# 41").replace("`42`", "`40`"))
    assert update(path)
    assert path.read_text(encoding="utf-8") == SCRIPT
    assert not update(path)
