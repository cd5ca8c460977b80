import errno
import os
import shutil
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, TemplateError

from lessonkit import ROOT
from lessonkit.common.faults import FaultError
from lessonkit.common.unfinished_folders import OURS
from lessonkit.publishing.failures import cause
from lessonkit.rendering.formulas import FormulaError


def raised(doing):
    """Return the error that this raises."""
    with pytest.raises((OSError, TemplateError)) as caught:
        doing()
    return caught.value


def test_a_site_that_cannot_be_written_is_one(tmp_path):
    (tmp_path / "file").touch()
    site = tmp_path / "file" / "site"
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    copied = shutil.Error([("a", "b", str(full)), ("c", "d", "later")])
    in_folder = FileNotFoundError(errno.ENOENT, "gone", str(tmp_path / f"{OURS}1" / "site" / "index.html"))
    for error in (raised(site.mkdir), raised(lambda: site.parent.rmdir()), full, copied, in_folder):
        said = cause(error, site)
        assert said.startswith("the site can't be written: ")
        assert said.endswith("; the one that is there stays as it was")
        assert "later" not in said


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    missing = ROOT / "code" / "none.csv"
    for doing in (missing.read_text, lambda: os.stat(os.fsencode(missing))):
        assert cause(raised(doing), tmp_path / "site") == (
            "code/none.csv:1: No such file or directory; mend the file or what names it; "
            "the one that is there stays as it was"
        )


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("\n{% if x %}", "main.html:2: TemplateSyntaxError: Unexpected end of template"),
        ("\n\n{{ x.y.z }}", "main.html:3: UndefinedError: 'x' is undefined"),
        ("{% include 'none.html' %}", "main.html:1: TemplateNotFound: 'none.html' not found"),
    ],
)
def test_a_broken_template_is_named(template, words, tmp_path):
    (tmp_path / "main.html").write_text(template, encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(tmp_path), autoescape=True)
    error = raised(lambda: environment.get_template("main.html").render())
    assert cause(error, Path("/site")).startswith(f"{tmp_path.as_posix()}/{words}")


@pytest.mark.parametrize(
    "error", [FaultError(ROOT / "docs/en/a.md", 3, "wrong; mend it"), FormulaError("bad")]
)
def test_a_fault_that_is_found_late_says_itself_what_to_do(error):
    assert cause(error, Path("/site")) == f"{error}; the one that is there stays as it was"


def test_of_other_errors_the_traceback_tells():
    unnamed = raised(lambda: Environment(loader=DictLoader({}), autoescape=True).get_template("none.html"))
    for error in (ValueError("x"), unnamed, BlockingIOError(), OSError(errno.EIO, "I/O error")):
        assert cause(error, Path("/site")) is None
