"""A worker ends with the process that began it, whatever its page does."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lessonkit import CODE

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells a child")
ENDLESS = "import os; open('pid', 'w').write(str(os.getpid()))\nwhile True:\n    pass"
RUN = f"""
from lessonkit.running.workers import execute
piece = {{"path": "/page.md", "line": 1, "source": {ENDLESS!r}}}
execute([{{"kind": "block", "pieces": [piece], "raises": "", "warns": ""}}], 120)
"""


def until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def test_a_page_in_an_endless_loop_ends_when_its_build_is_killed(tmp_path):
    settings = os.environ | {"PYTHONPATH": str(CODE), "TMPDIR": str(tmp_path)}
    build = subprocess.Popen([sys.executable, "-c", RUN], env=settings)
    (file,) = until(lambda: [path for path in tmp_path.glob("page-*/pid") if path.stat().st_size])
    page = Path("/proc", file.read_text(encoding="ascii"))
    assert page.exists()
    build.send_signal(signal.SIGKILL)
    build.wait()
    assert until(lambda: not page.exists(), 10)
