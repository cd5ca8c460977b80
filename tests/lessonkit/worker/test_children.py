"""Processes that a lab starts: as many as it declares, by the rules of its page, gone when the step ends."""

import os
import time
from pathlib import Path

import pytest

from lessonkit.running.workers import execute

CHILD = """
import os, subprocess
import torch

def fine(rank):
    import beside
    open(f"{rank}.txt", "w").write(str(torch.get_num_threads()))

def writes(rank):
    open("../outside", "w")

def starts(rank):
    subprocess.run(["true"])

def prints(rank):
    print("unheard")

def draws(rank):
    torch.rand(1)

def goes_on(rank):
    open("begun", "w").close()
    while True:
        pass
"""

LISTED = "import os; print(sorted(os.listdir()))"


@pytest.fixture
def run(tmp_path):
    """Return a function that runs a block as that of a lab, which can import functions for its processes."""
    (tmp_path / "child.py").write_text(CHILD, encoding="utf-8")
    (tmp_path / "beside.py").write_text("", encoding="utf-8")
    start = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
    start += "import child; from torch.multiprocessing import get_context, spawn\n"

    def running(source, processes, limit=120.0):
        pieces = [{"path": "/lab.py", "line": 1, "source": code} for code in (start + source, LISTED)]
        declared = {"kind": "block", "raises": "", "warns": "", "processes": processes}
        results, read = execute([declared | {"pieces": [piece]} for piece in pieces], limit)
        errors = [result["error"]["summary"] for result in results if result["error"]]
        return [*errors, *(result["output"] for result in results)], read

    return running


def test_a_lab_starts_as_many_as_it_declares_and_depends_on_what_they_read(run, tmp_path):
    said, read = run("spawn(child.fine, nprocs=2)\nprint([open(f'{n}.txt').read() for n in (0, 1)])", 2)
    assert said == ["['1', '1']\n", "['0.txt', '1.txt']\n"]
    assert str(tmp_path / "beside.py") in read


@pytest.mark.parametrize(
    ("source", "processes", "says"),
    [
        ("spawn(child.fine, nprocs=1)", 0, "`spawn` starts a process; only a lab may, and says how many"),
        ("spawn(child.fine, nprocs=2)", 1, "more processes at a time than the 1 that the front matter"),
        ("spawn(child.writes, nprocs=1)", 1, "PermissionError: a page may write only in its own directory"),
        ("spawn(child.starts, nprocs=1)", 1, "PermissionError: a page may not start other programs"),
        ("spawn(child.prints, nprocs=1)", 1, "PermissionError: a page does not show what its processes"),
        ("spawn(child.draws, nprocs=1)", 1, "draws random numbers without a seed in a process"),
        ("get_context('fork').Process(target=child.fine, args=(0,)).start()", 1, "(os.fork)"),
        ("get_context('spawn').Process(target=child.fine, args=(0,)).start()", 1, "leaves a process behind"),
    ],
)
def test_what_a_process_of_a_page_may_not_do(run, source, processes, says):
    said, _ = run(source, processes)
    assert says in said[0]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells a child")
def test_one_that_never_ends_is_gone_after_the_time_of_the_page(run, tmp_path):
    waiting = "while not os.path.exists('begun'): time.sleep(0.01)"
    start = "process = get_context('spawn').Process(target=child.goes_on, args=(0,))\nprocess.start()"
    source = f"import os, time\n{start}\n{waiting}"
    said, _ = run(f"{source}\nprint('begun')\nprocess.join()", 1, 20)
    assert "still runs after 20 s" in said[0]
    end = time.monotonic() + 10
    while (left := of_ours(tmp_path)) and time.monotonic() < end:
        time.sleep(0.05)
    assert left == []


def of_ours(folder):
    """Return the processes that were begun with this folder on their path."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [place] * (str(folder).encode() in place.read_bytes())
        except OSError:
            continue  # it ended meanwhile
    return [place for place in found if place.parent.name != str(os.getpid())]
