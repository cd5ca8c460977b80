"""A build as a process: how it ends, what it says, and what it leaves, whatever happens to it meanwhile."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from authoring import Server
from short_course import short_course

BUILD = ("mkdocs", "build", "--strict")
PAGE = "docs/en/lessons/scoring-a-guess.md"
UNFINISHED = re.compile(r"Building documentation to directory: (.+)/site/")  # a locale's
PATIENCE = 60  # seconds, on a busy machine
posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals on Windows")
# What Python does first in each process of a build: KaTeX's answers fifty times, reads once more and crashes.
CRASHING = """\
import os, pathlib, signal, sys

def some(lines):
    yield from (line for line, _ in zip(lines, range(50)))
    pathlib.Path("crashed").touch()
    os.kill(os.getpid(), signal.SIGSEGV)

if sys.orig_argv[-1].endswith("katex.py"):
    sys.stdin = some(sys.stdin)
"""


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    """Return a project with a site, one locale of which was built while KaTeX kept crashing."""
    scratch = short_course(tmp_path_factory.mktemp("building"))
    formulas = {path: path.read_bytes() for path in scratch.root.glob(".cache/formulas/*")}
    for stored in ("formulas", "locales/en"):
        shutil.rmtree(scratch.root / ".cache" / stored, ignore_errors=True)
    (scratch.root / "sitecustomize.py").write_text(CRASHING, encoding="utf-8")
    paths = os.pathsep.join(map(str, (scratch.root / "code", scratch.root)))
    status, output = scratch.run(*BUILD, PYTHONPATH=paths)
    assert status == 0, output
    assert (scratch.root / "crashed").exists()
    for path, earlier in formulas.items():  # of the other locales, too
        path.write_bytes(earlier + (path.read_bytes() if path.exists() else b""))
    assert left(scratch) == []
    (scratch.root / "site/here").touch()
    return scratch


def left(scratch):
    """Return what lies beside the site, and where it is noted what is unfinished."""
    return [*scratch.root.glob(".building-*"), *scratch.root.glob(".cache/building/*")]


def untouched(scratch):
    """Say whether the site is the one that was built first."""
    return (scratch.root / "site/here").exists() and (scratch.root / "site/en/index.html").exists()


def end(process, number):
    """Send a signal to a build, and wait for its end; return its status."""
    process.send_signal(number)
    process.communicate(timeout=PATIENCE)
    return process.returncode


def started(scratch, come):
    """Start a build; return it when it has come to this."""
    process, late = scratch.start(*BUILD), time.monotonic() + PATIENCE
    while not come() and time.monotonic() < late:
        time.sleep(0.01)
    return process


def writing(scratch):
    """Say whether lessons are in the unfinished site."""
    return list(scratch.root.glob(".building-*/site/*/lessons"))


def test_a_refused_build_says_why_and_leaves_the_site_as_it_was(scratch):
    scratch.replace(PAGE, "\n1.125\n", "\n1.126\n")
    line = scratch.line_of(PAGE, "1.126")
    status, output = scratch.run(*BUILD)
    scratch.replace(PAGE, "\n1.126\n", "\n1.125\n")
    assert status == 1
    assert f"{PAGE}:{line}: shown is `1.126`" in output
    assert output.endswith(
        "3 faults, nothing was built\n"
    )  # the run's, and a number that each language lacks
    assert untouched(scratch)
    assert left(scratch) == []


@posix
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 1), (signal.SIGTERM, 143)])
def test_an_interrupted_build_leaves_nothing(number, status, scratch):
    assert end(started(scratch, lambda: writing(scratch)), number) == status
    assert untouched(scratch)
    assert left(scratch) == []


@posix
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 1), (signal.SIGTERM, 143)])
def test_a_server_that_is_ended_while_it_builds_leaves_nothing(number, status, scratch):
    verdicts, kept = scratch.root / ".cache/verdicts", scratch.root / ".cache/kept"
    verdicts.rename(kept)  # so that pages are shown before they are proven
    server = Server(scratch)
    while not (places := UNFINISHED.findall(server.said())) and server.process.poll() is None:
        time.sleep(0.01)
    ended = end(server.process, number)
    shutil.rmtree(verdicts, ignore_errors=True)
    kept.rename(verdicts)
    assert ended == status, server.said()
    assert not Path(places[0]).exists()  # not beside the site: MkDocs serves from a folder of its own
    assert left(scratch) == []


TOLD_TWICE = """\
import os, signal, sys
from pathlib import Path
from lessonkit.common.unfinished_folders import unfinished
from lessonkit.publishing import hook

hook.on_startup("build", False)
print(hook.building.enter_context(unfinished(Path(sys.argv[1]))))
for number in (signal.SIGTERM, signal.SIGINT):  # while what is unfinished is removed
    hook.building.callback(os.kill, os.getpid(), number)
os.kill(os.getpid(), signal.SIGTERM)
"""


@posix
def test_who_interrupts_twice_does_not_keep_a_build_from_tidying_up(tmp_path):
    command = [sys.executable, "-c", TOLD_TWICE, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (143, "")
    assert run.stdout.startswith(str(tmp_path))
    assert [*tmp_path.iterdir()] == []


@posix
def test_a_build_that_is_killed_leaves_nothing_to_the_next(scratch):
    assert end(started(scratch, lambda: writing(scratch)), signal.SIGKILL) == -signal.SIGKILL
    assert untouched(scratch)
    (killed, _) = left(scratch)
    end(started(scratch, lambda: not killed.exists()), signal.SIGTERM)
    assert left(scratch) == []


@posix
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 1), (signal.SIGTERM, 143)])
def test_an_interrupted_build_does_not_wait_for_a_page(number, status, scratch):
    text = scratch.read(PAGE)
    scratch.replace(PAGE, "---\n", f"---\ntime_limit: {10 * PATIENCE}\n")
    scratch.replace(PAGE, "```python\n", "```python\nwhile True: pass\n")
    process = scratch.start(*BUILD)
    assert any(f"Running {PAGE}" in line for line in process.stdout)
    (scratch.root / PAGE).write_text(text, encoding="utf-8")
    assert end(process, number) == status
    assert left(scratch) == []


def test_a_broken_template_is_named_and_stored_formulas_need_no_katex(scratch):
    template = "code/lessonkit/theme/partials/lesson-top.html"
    scratch.replace("code/lessonkit/rendering/typesetting.py", "atexit.register", "raise NotImplementedError")
    with (scratch.root / template).open("a", encoding="utf-8") as file:
        file.write("{% if broken %}\n")
    line = scratch.line_of(template, "{% if broken")
    status, output = scratch.run(*BUILD)
    assert status == 1
    assert f"{template}:{line}: TemplateSyntaxError: Unexpected end of template." in output
    assert "written" not in output
    assert "Traceback" not in output
    assert untouched(scratch)
    assert left(scratch) == []
