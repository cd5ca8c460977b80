"""The queue of pages that are to be proven: a page that is wanted comes next, and none comes twice."""

import subprocess
import sys
import time

from lessonkit.proving import waiting_pages
from lessonkit.proving.waiting_pages import Queue


def test_a_page_that_is_wanted_comes_next():
    queue = Queue(["a.md", "b.md", "c.md"])
    taken = iter(queue)
    assert next(taken) == "a.md"
    queue.want("c.md")
    queue.want("a.md")
    queue.want("unknown.md")
    assert [*taken] == ["c.md", "b.md"]


def test_each_page_is_proven_and_named(monkeypatch, capsys):
    monkeypatch.setattr(waiting_pages, "pages", lambda: {"a.md": {}, "b.md": {}})
    monkeypatch.setattr(waiting_pages, "versions_faults", lambda *_: ["a fault is told later"])
    waiting_pages.prove(Queue(["b.md", "a.md"]))
    assert capsys.readouterr().out == "b.md\na.md\n"


def test_it_ends_when_whoever_asks_is_gone():
    code = "import time, lessonkit.proving.waiting_pages as w; w.prove = lambda _: time.sleep(60); w.main([])"
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    time.sleep(0.1)
    process.stdin.close()
    assert process.wait(timeout=30) == 1
