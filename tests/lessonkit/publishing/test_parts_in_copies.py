"""Parts of a site that are built in copies of this process: what they say arrives, and none is left."""

import logging
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from lessonkit.common import unfinished_folders
from lessonkit.common.faults import FaultError
from lessonkit.common.unfinished_folders import unfinished
from lessonkit.publishing import side_by_side
from lessonkit.publishing.counted_warnings import counted_warnings
from lessonkit.publishing.side_by_side import build_side_by_side
from lessonkit.reading.pages import Page
from lessonkit.running import workers
from lessonkit.running.joint_runs import CAN_COPY

reason = "a process can't be copied on this system, and locales are built one after another"
pytestmark = pytest.mark.skipif(not CAN_COPY, reason=reason)


def warn():
    logging.getLogger("mkdocs.structure").warning("a link to %s leads nowhere", "a.md")


def wait():
    time.sleep(60)


def fail():
    raise FaultError("docs/en/a.md", 7, "this is wrong; mend it")


def abort():
    raise Abort("2 faults in what was built")


def crash():
    raise NotImplementedError("a slip of ours")


def die():
    os._exit(1)


def run_a_page():
    results, _ = workers.execute(Page("```python\nprint(1)\n```\n", Path("/page.md")).program, limit=60)
    assert results[0]["output"] == "1\n"


def test_a_page_that_was_saved_after_it_was_proven_runs_in_a_copy_too(tmp_path):
    run_a_page()  # so that there is a server, which is no child of the copy
    build_side_by_side([run_a_page], tmp_path)


def half_say():
    connection = logging.getLogger("mkdocs").handlers[0].connection
    os.write(connection.fileno(), b"\0\0\1\0half")  # of 256 bytes
    os._exit(1)


def test_warnings_of_a_part_are_counted_here(tmp_path, caplog):
    with counted_warnings() as warnings:
        build_side_by_side([warn, warn, warn], tmp_path)
    assert warnings.get_counts() == [("WARNING", 3)]
    assert caplog.messages == ["a link to a.md leads nowhere"] * 3


@pytest.mark.parametrize(
    ("part", "says"),
    [
        (fail, r"docs/en/a.md:7: this is wrong; mend it"),
        (abort, r"2 faults in what was built"),
        (crash, r"NotImplementedError: a slip of ours"),
        (die, r"a process that builds pages has died; build again"),
        (half_say, r"a process that builds pages has died; build again"),
    ],
)
def test_a_part_that_fails_says_why_and_ends_the_others(part, says, tmp_path):
    with pytest.raises(Abort, match=says):
        build_side_by_side([wait, part], tmp_path)
    assert multiprocessing.active_children() == []


def test_what_the_parts_write_is_there(tmp_path):
    build_side_by_side([(tmp_path / name).touch for name in "abc"], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


@pytest.mark.parametrize("deaf", [False, True])
def test_a_part_that_is_ended_leaves_nothing_unfinished(deaf, tmp_path, monkeypatch):
    store, begun = tmp_path / "store", tmp_path / "begun"
    monkeypatch.setattr(unfinished_folders, "LOCKS", tmp_path / "locks")
    monkeypatch.setattr(side_by_side, "STORE", store)
    monkeypatch.setattr(side_by_side, "PATIENCE", 0.1 if deaf else 60)

    def write():
        signal.signal(signal.SIGTERM, signal.SIG_IGN if deaf else signal.getsignal(signal.SIGTERM))
        with unfinished(store) as folder:
            (folder / "page").touch()
            begun.touch()
            wait()

    def fail_later():
        while not begun.exists():
            time.sleep(0.01)
        fail()

    with pytest.raises(Abort):
        build_side_by_side([write, fail_later], tmp_path)
    assert [*store.iterdir(), *(tmp_path / "locks").iterdir()] == []
