"""What the mutation check says of a project: what no test notices, and what its list gets wrong."""

import os
import re
import shutil
import subprocess
import sys

import pytest
import survivors
from scratch import Scratch

from lessonkit import ROOT
from lessonkit.common.faults import FaultError

MODULE = """\
TESTED = 2
SPARE = 4
LISTED = 6


def half(x):
    return x / 2
"""
TESTS = """\
from nudge.models import TESTED


def test_constant():
    assert TESTED == 2
"""
PAGE = """\
# Half {#half}

```python
from nudge.models import half

half(3)
```

```text
1.5
```

Half of 9 is `4.5`{ value="half(9)" }.
"""
LISTED = """\
- path: code/nudge/models.py
  code: LISTED = 6
  becomes: LISTED = 7
  reason: nothing uses it
- path: code/nudge/models.py
  code: return x / 2
  becomes: return x / 3
  reason: wrong, the page notices
- path: code/nudge/models.py
  code: return x
  becomes: return y
  reason: wrong, there is no such line
"""


forks = pytest.mark.skipif(sys.platform == "win32", reason="the mutation check forks its trials")


@pytest.fixture
def project(tmp_path):
    """Return a project with one module, one test and one page."""
    project = Scratch.create(tmp_path)
    for name in ("code/nudge", "docs/en", "docs/zh-Hant"):
        shutil.rmtree(tmp_path / name)
    shutil.copytree(ROOT / "benchmarks", tmp_path / "benchmarks")
    for name, text in {
        "benchmarks/survivors.yml": LISTED,
        "code/nudge/__init__.py": "",
        "code/nudge/models.py": MODULE,
        "docs/en/page.md": PAGE,
        "tests/nudge/test_models.py": TESTS,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return project


def check(project):
    """Run the mutation check of a project; return its exit status, its lines and its errors."""
    environment = {"PYTHONPATH": os.pathsep.join([str(project.root / "code"), str(ROOT / "tests")])}
    command = [sys.executable, str(project.root / "benchmarks" / "mutants.py")]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines(), done.stderr


@forks
def test_what_no_test_notices_is_reported_and_what_is_listed_has_to_survive(project):
    before = {path: path.read_bytes() for path in project.root.rglob("*.*") if path.is_file()}
    status, lines, errors = check(project)
    assert (status, errors) == (1, "")
    listed, module = "benchmarks/survivors.yml", "code/nudge/models.py"
    advice = f"let a test notice it, or list it in {listed} with a reason"
    assert sorted(lines[:3]) == [
        f"{listed}:5: `return x / 2` → `return x / 3` is killed by now; take it out",
        f"{listed}:9: {module} has no such mutant of `return x`; take it out",
        f"{module}:2: `SPARE = 4` → `SPARE = 5`, survived; {advice}",
    ]
    assert re.fullmatch(r"8 of 8 mutants tried in \d+ s, \d\.\d\d s each", lines[3])
    assert lines[4:] == ["6 killed, 2 survived, 3 listed with a reason"]
    assert before.items() <= {path: path.read_bytes() for path in before}.items()


@forks
def test_a_project_with_faults_is_not_changed_but_named(project):
    project.replace("docs/en/page.md", "4.5", "4.7")
    status, lines, _ = check(project)
    assert status == 1
    assert len(lines) == 1
    assert lines[0].startswith("docs/en/page.md:13: shown is `4.7`")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("- path: a.py\n  code: x = 1\n  becomes: x = 2\n", ":1: this entry has no `reason:`"),
        ("- path: a.py\n  code: x: int = 1\n", ":2: not YAML: mapping values"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(entry, words, tmp_path, monkeypatch):
    monkeypatch.setattr(survivors, "SURVIVORS", tmp_path / "survivors.yml")
    survivors.SURVIVORS.write_text(entry, encoding="utf-8")
    with pytest.raises(FaultError, match=re.escape(words)):
        survivors.listed()
