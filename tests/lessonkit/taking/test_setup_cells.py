"""What a notebook does first: it installs what is missing and brings the modules that its page imports."""

import ast
import warnings
from pathlib import Path

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from lessonkit import CODE
from lessonkit.reading.pages import Page
from lessonkit.taking.setup_cells import INSTALL, RECORDS, setup_cells


def page(text):
    return Page(text, Path("page.md"))


def block(code, *info):
    return f"```{' '.join(['python', *info])}\n{code}\n```\n\n"


def written(course):
    """Return the files that a set-up cell writes."""
    calls = [node for node in ast.walk(ast.parse(course)) if isinstance(node, ast.Call)]
    (files,) = (call.args[1] for call in calls if getattr(call.func, "id", "") == "write")
    return ast.literal_eval(files)


def test_a_page_brings_the_modules_that_it_imports_in_any_way():
    starter, check = block("x = 1", 'exercise="x"'), block("import nudge.data", 'check="x"')
    code = block("from nudge.regression import mse_line") + starter + check
    names = set(written(setup_cells(page(code))[1]))
    assert {
        "nudge/regression.py",
        "nudge/descent.py",
        "nudge/data/thermometers.py",
        "figures.mplstyle",
    } <= names
    assert not {name for name in names if name.startswith("nudge/figures") or "lessonkit" in name}


def test_a_page_brings_the_records_that_it_names():
    code = block('from nudge.data.records import recorded\nrecorded("batch-size-cpu")')
    files = written(setup_cells(page(code))[1])
    name = "nudge/data/measurements/batch-size-cpu.json"
    assert files[name] == (CODE / name).read_text(encoding="utf-8")
    assert name not in written(setup_cells(page(block("import nudge.data.records")))[1])


def test_a_page_brings_the_records_that_its_modules_name():
    files = written(setup_cells(page(block("from nudge.data.digit_runs import digit_log")))[1])
    assert "nudge/data/measurements/digit-runs-cpu.json" in files


def test_every_module_is_written_as_it_is_but_for_its_markers():
    modules = {path.relative_to(CODE).as_posix(): path for path in sorted(CODE.glob("nudge/**/*.py"))}
    imports = [name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in modules]
    files = written(setup_cells(page(block("\n".join(f"import {name}" for name in imports))))[1])
    records = {f"nudge/data/measurements/{path.name}" for path in RECORDS.glob("*.json")}
    assert files.keys() - records == {*modules, "figures.mplstyle"}
    for name, path in modules.items():
        assert ast.dump(ast.parse(files[name])) == ast.dump(ast.parse(path.read_text(encoding="utf-8"))), name
        assert "--8<--" not in files[name]


@pytest.mark.parametrize(("found", "installed"), [(True, []), (None, ["install torch matplotlib"])])
def test_only_what_is_missing_is_installed(found, installed, monkeypatch):
    asked = []

    class Shell:
        """Notes what the magic commands ask for."""

        def run_line_magic(self, name, line):
            asked.append((name, line))

    monkeypatch.setattr("importlib.util.find_spec", lambda name: found)
    monkeypatch.setattr(warnings, "formatwarning", warnings.formatwarning)
    with warnings.catch_warnings():
        exec(TransformerManager().transform_cell(INSTALL), {"get_ipython": Shell})
    assert [line for name, line in asked if name == "pip"] == installed
