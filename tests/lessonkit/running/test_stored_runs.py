import subprocess
import sys
import time
from importlib.metadata import version

import pytest

from lessonkit import CODE, DOCS, STYLE
from lessonkit.common import last_made
from lessonkit.reading.pages import Page
from lessonkit.running import stored_runs
from lessonkit.running.workers import execute


def program(source, path="/page.md", line=3):
    """Return the one step of a page with one block."""
    pieces = [{"path": path, "line": line, "source": source}]
    return [{"kind": "block", "pieces": pieces, "raises": "", "warns": ""}]


LESSON = DOCS / "en" / "lessons" / "scoring-a-guess.md"
PROGRAM = program("print(1)")
RESULTS = [{"output": "1\n", "error": None, "figures": {}}]


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Return a module that a page read, in a project of its own."""
    monkeypatch.setattr(stored_runs, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(stored_runs, "ROOT", tmp_path)
    path = tmp_path / "code" / "nudge" / "losses.py"
    path.parent.mkdir(parents=True)
    path.write_text("x = 1\n", encoding="utf-8")
    stored_runs.save(PROGRAM, RESULTS, [str(path)], time.time() + 1)
    return path


def test_a_run_is_found_again(module):
    assert stored_runs.load(PROGRAM) == RESULTS


def test_the_same_code_elsewhere_on_a_page_is_the_same_run(module):
    assert stored_runs.load(program("print(1)", "/other.md", 40)) == RESULTS


def test_other_code_is_another_run(module):
    assert stored_runs.load(program("print(2)")) is None


def test_a_changed_module_ends_it(module):
    module.write_text("x = 2\n", encoding="utf-8")
    assert stored_runs.load(PROGRAM) is None


def test_a_changed_environment_ends_it(module, monkeypatch):
    monkeypatch.setattr(stored_runs, "_surroundings", lambda: ["torch==9.9"])
    assert stored_runs.load(PROGRAM) is None


@pytest.mark.parametrize("damage", [lambda text: text[:20], lambda text: text.replace("output", "Output")])
def test_a_damaged_run_is_run_again(module, damage):
    (stored,) = (stored_runs.CACHE / "runs").iterdir()
    stored.write_text(damage(stored.read_text(encoding="utf-8")), encoding="utf-8")
    assert stored_runs.load(PROGRAM) is None


def test_a_failed_run_is_not_stored(module):
    failed = program("1 / 0")
    stored_runs.save(
        failed, [{"output": "", "error": {"summary": "ZeroDivisionError"}, "figures": {}}], [], time.time()
    )
    assert stored_runs.load(failed) is None


def test_a_run_during_which_a_module_changed_is_not_stored(module):
    changed = program("print(3)")
    stored_runs.save(changed, RESULTS, [str(module)], module.stat().st_mtime - 1)
    assert stored_runs.load(changed) is None


def test_another_version_of_a_library_or_another_style_ends_it(module, monkeypatch, tmp_path):
    monkeypatch.setattr(last_made, "STORE", tmp_path / "made")
    stored_runs._surroundings.cache_clear()
    versions = stored_runs._surroundings()
    assert {f"torch=={version('torch')}", f"numpy=={version('numpy')}"} <= set(versions)
    assert not [entry for entry in versions if entry.startswith("pytest")]
    assert stored_runs._digest(STYLE) in versions
    stored_runs.save(PROGRAM, RESULTS, [], time.time())
    monkeypatch.setattr(stored_runs, "installed", lambda: "another torch")
    monkeypatch.setattr(stored_runs, "_versions", lambda: ["torch==9.9"])
    stored_runs._surroundings.cache_clear()
    assert stored_runs.load(PROGRAM) is None
    stored_runs._surroundings.cache_clear()


def test_a_run_reports_the_modules_and_data_files_that_it_read():
    path = str(STYLE)
    code = f"import nudge.losses\nopen({path!r}).close()"
    _, read = execute(program(code), 20)
    assert {path, str(CODE / "nudge" / "losses.py")} <= set(read)
    assert str(CODE / "nudge" / "regression.py") not in read


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder of a project of its own, with a file."""
    monkeypatch.setattr(stored_runs, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(stored_runs, "ROOT", tmp_path)
    (tmp_path / "cache").mkdir()
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.csv").write_text("1", encoding="utf-8")
    return folder


LOOKS = {
    "glob": "len(list(folder.glob('*.csv')))",
    "listdir": "import os\nlen(os.listdir(folder))",
    "scandir": "import os\nlen(list(os.scandir(folder)))",
    "iterdir": "len(list(folder.iterdir()))",
    "glob-module": "import glob\nlen(glob.glob(f'{folder}/*'))",
    "walk": "import os\nlen(list(os.walk(folder))[0][2])",
    "exists": "(folder / 'b.csv').exists()",
    "os-exists": "import os\nos.path.exists(folder / 'b.csv')",
    "is-file": "(folder / 'b.csv').is_file()",
    "access": "import os\nos.access(folder / 'b.csv', os.R_OK)",
    "tried": "try:\n    x = open(folder / 'b.csv').read()\nexcept FileNotFoundError:\n    x = ''\nx",
    "imported": "import sys\nsys.path.insert(0, str(folder))\n"
    "try:\n    import b\nexcept ImportError:\n    b = 1\ntype(b)",
}


def stored(folder, code):
    """Run and store a page; return what loads it again."""
    page = program(f"from pathlib import Path\nfolder = Path({str(folder)!r})\n{code}")
    results, read = execute(page, 20)
    assert results[0]["error"] is None
    stored_runs.save(page, results, read, time.time() + 1)
    return lambda: stored_runs.load(page)


@pytest.mark.parametrize("code", LOOKS.values(), ids=LOOKS)
def test_a_new_file_ends_a_run_that_looked_for_it(folder, code):
    load = stored(folder, code)
    assert load()
    for name in ("b.csv", "b.py"):
        (folder / name).write_text("", encoding="utf-8")
    assert load() is None


def test_a_file_that_is_gone_or_larger_ends_a_run_that_asked_for_its_size(folder):
    load = stored(folder, "(folder / 'a.csv').stat().st_size")
    assert load()
    (folder / "a.csv").write_text("12", encoding="utf-8")
    assert load() is None
    (folder / "a.csv").unlink()
    assert load() is None


def test_a_new_file_beside_what_was_read_does_not_end_a_run(folder):
    load = stored(folder, "folder.exists(), (folder / 'a.csv').read_text()")
    (folder / "b.csv").write_text("", encoding="utf-8")
    assert load()


def test_an_import_does_not_depend_on_the_other_modules(folder):
    (folder / "a.py").write_text("x = 1", encoding="utf-8")
    load = stored(folder, "import sys\nsys.path.insert(0, str(folder))\nimport a\na.x")
    (folder / "b.py").write_text("", encoding="utf-8")
    assert load()


def test_the_list_of_the_project_itself_counts(folder):
    load = stored(folder.parent, "len(list(folder.iterdir()))")
    assert load()
    (folder.parent / "new").mkdir()
    assert load() is None


def test_a_run_during_which_a_folder_changed_is_not_stored(folder):
    name = f"{folder}/"
    assert stored_runs.digests([name], folder.stat().st_mtime + 1)
    assert stored_runs.digests([name], folder.stat().st_mtime - 1) is None


def test_a_run_does_not_depend_on_the_prose_around_its_code():
    page = Page.read(LESSON)  # with errors that have to be raised, and wrong answers that have to fail
    _, read = execute([step for _, step in page.owned_steps], 60)
    assert str(CODE / "nudge" / "losses.py") in read
    assert [path for path in read if path.startswith(str(DOCS))] == []


def test_whatever_of_ours_a_page_runs_with_decides_whether_its_stored_run_holds():
    code = "import sys, lessonkit.worker.versions, lessonkit.running.repeating, lessonkit.running.own_steps\n"
    code += "print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    ours = {name for name in loaded.split() if name.partition(".")[0] == "lessonkit"}
    assert {"lessonkit", "lessonkit.worker", "lessonkit.worker.chance", "lessonkit.running.alike"} < ours
    files = [path.relative_to(CODE).with_suffix("").as_posix() for path in stored_runs.machinery()]
    assert {name.removesuffix("/__init__").replace("/", ".") for name in files} >= ours


def test_a_run_reads_the_modules_that_its_page_imports_and_no_library():
    _, read = execute(program("import nudge.losses"), 60)
    assert str(CODE / "nudge" / "losses.py") in read
    assert not [path for path in read if path.endswith("/torch/__init__.py")]
