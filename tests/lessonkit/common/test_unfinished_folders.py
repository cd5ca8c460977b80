import subprocess
import sys

import pytest

from lessonkit.common import unfinished_folders as module
from lessonkit.common.unfinished_folders import unfinished

WRITE = """
import sys
from pathlib import Path
from lessonkit.common import unfinished_folders as module
module.LOCKS = Path(sys.argv[1], "locks")
with module.unfinished(Path(sys.argv[1], "sites")) as folder:
    (folder / "page").touch()
    print(folder.name, flush=True)
    input()
"""


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Return how a process begins to write here, which gives it and the name of its folder."""
    monkeypatch.setattr(module, "LOCKS", tmp_path / "locks")
    started = []

    def start():
        process = subprocess.Popen(
            [sys.executable, "-c", WRITE, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        started.append(process)
        return process, process.stdout.readline().strip()

    yield start
    for process in started:
        process.kill()
        process.communicate()


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_nothing_stays_of_a_process_that_was_killed_and_all_of_one_that_writes(start, tmp_path):
    (killed, left), (_, kept) = start(), start()
    killed.kill()
    killed.wait()
    assert names(tmp_path / "sites") == names(tmp_path / "locks") == {left, kept}
    with unfinished(tmp_path / "sites") as ours:
        assert names(tmp_path / "sites") == names(tmp_path / "locks") == {kept, ours.name}
        assert names(tmp_path / "sites" / kept) == {"page"}
    assert names(tmp_path / "sites") == names(tmp_path / "locks") == {kept}


def test_the_folder_of_another_checkout_is_left_alone(start, tmp_path):
    other = tmp_path / "sites" / f"{module.OURS.replace('-', '-0', 1)}1234"
    other.mkdir(parents=True)
    with unfinished(other.parent):
        assert other.exists()


def test_an_error_leaves_nothing(tmp_path, start):
    with pytest.raises(ZeroDivisionError), unfinished(tmp_path / "sites") as folder:
        (folder / "page").write_text(str(1 / 0))
    assert names(tmp_path / "sites") == names(tmp_path / "locks") == set()
