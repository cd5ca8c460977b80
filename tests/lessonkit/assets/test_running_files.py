"""What a browser runs blocks with: made once, verified, and done without where it can't be had."""

import ast
import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from lessonkit import DOCS
from lessonkit.assets import python_runtime, running_files
from lessonkit.assets.python_runtime import RuntimeMissingError
from lessonkit.assets.reader_code import code_archive, code_files, named
from lessonkit.language.interface_words import RUNNING, page_words, read_words
from lessonkit.reading.pages import Page, page_paths
from lessonkit.taking.page_programs import is_step

SCRIPTS = DOCS / "assets" / "javascript" / "running"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Return where the Python of the pages would be stored; nothing is there yet."""
    monkeypatch.setattr(python_runtime, "CACHE", tmp_path)
    monkeypatch.setattr(python_runtime, "STORE", tmp_path / "python" / "1")
    return tmp_path / "python" / "1"


def test_without_npm_pages_have_no_python_and_the_build_says_why(store, monkeypatch, caplog):
    monkeypatch.setattr(python_runtime.shutil, "which", lambda _: None)
    assert not running_files.can_run()
    assert "no Run button" in caplog.text
    assert "install Node.js" in caplog.text


def test_what_npm_says_of_a_failure_is_told(store):
    with pytest.raises(RuntimeMissingError, match=r"`node --nothing` failed: .*bad option"):
        python_runtime.command("node", "--nothing")


def test_another_package_than_the_pinned_one_is_refused(store, monkeypatch):
    def pack(*words):
        Path(words[-1], f"pyodide-{python_runtime.VERSION}.tgz").write_bytes(b"another")

    monkeypatch.setattr(python_runtime, "command", pack)
    with pytest.raises(RuntimeMissingError, match="not the package that was pinned"):
        python_runtime.runtime()
    assert not store.exists()


def test_what_is_damaged_is_made_again_and_what_is_whole_is_not(store, monkeypatch):
    made = []

    def make(folder):
        made.append(folder)
        (folder / "made").mkdir()
        for name in ("info.json", "library.zip"):
            (folder / "made" / name).write_bytes(b"a library")

    monkeypatch.setattr(python_runtime, "make", make)
    monkeypatch.setattr(python_runtime, "LIBRARY_DIGEST", "")
    python_runtime.runtime()
    monkeypatch.setattr(python_runtime, "LIBRARY_DIGEST", python_runtime.digest(store / "library.zip"))
    python_runtime.runtime()
    assert len(made) == 1
    (store / "library.zip").write_bytes(b"damaged")
    python_runtime.runtime()
    assert len(made) == 2


def test_the_same_code_gives_the_same_file_and_other_code_another_name():
    assert code_archive() == code_archive()
    assert named("course", b"a", ".zip") != named("course", b"b", ".zip")
    assert {"pocket/nn.py", "nudge/losses.py", "lessonkit/browser/session.py"} <= {
        path.relative_to(DOCS.parent / "code").as_posix() for path in code_files()
    }


def test_what_is_said_of_a_run_is_loaded_with_it_and_all_of_it_is_used():
    said = read_words("en")[RUNNING]
    assert RUNNING not in page_words("en")
    sources = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("running", "exercising")
        for path in SCRIPTS.with_name(folder).glob("*.js")
    )
    asked = set(re.findall(r'\bsay\((?:\w+ \? )?"([\w-]+)"(?: : "([\w-]+)")?', sources))
    assert {key for pair in asked for key in pair if key} == set(said), json.dumps(sorted(said))


def imported(source):
    """Return the modules that a piece of code imports, without those that it imports of its own package."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, level=0):
                yield module


def test_what_the_code_of_a_reader_imports_of_the_library_is_loaded_with_it():
    loaded = set(python_runtime.MODULES.read_text(encoding="utf-8").split("\n"))
    sources = [path.read_text(encoding="utf-8") for path in code_files()]
    sources += [
        fence.source
        for path in page_paths(DOCS)
        for fence in Page.read(path).fences
        if fence.language == "python" and path.parent.name in ("lessons", "labs") and is_step(fence)
    ]
    wanted = {module for source in sources for module in imported(source.replace("--8<--", "# "))}
    library = {name for name in wanted if name.partition(".")[0] in sys.stdlib_module_names}
    written = {name for name in library if (find_spec(name).origin or "").endswith(".py")}  # others are in C
    assert written - loaded - {"collections.abc"} == set()  # which collections itself makes
