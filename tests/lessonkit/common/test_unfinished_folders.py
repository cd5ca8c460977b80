import contextlib
import itertools
import subprocess
import sys
from pathlib import Path

import filelock
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


LOCKING = str(Path(filelock.__file__).parent)

cut_short = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # a lock's own end, too


def told_to_end(number, work):
    """End work at the call or return of this number within the locks, as a signal does; say if it came."""
    moments = iter(range(number))

    def trace(frame, event, argument):
        if not frame.f_code.co_filename.startswith(LOCKING):
            return None
        frame.f_trace_lines = False
        if event in ("call", "return") and next(moments, None) == number - 1:
            raise SystemExit(143)
        return trace

    sys.settrace(trace)
    with contextlib.suppress(SystemExit):
        work()
    sys.settrace(None)
    return next(moments, None) is None


@cut_short
def test_who_is_told_to_end_while_holding_a_lock_leaves_nothing(tmp_path, monkeypatch):
    sites, locks = tmp_path / "sites", tmp_path / "locks"
    sites.mkdir()
    locks.mkdir()
    monkeypatch.setattr(module, "LOCKS", locks)

    def work():
        with unfinished(sites) as folder:
            (folder / "page").touch()

    for number in itertools.count(1):
        if not told_to_end(number, work):
            break
        assert names(sites) == names(locks) == set(), f"at moment {number}"
    assert number > 40


@cut_short
def test_who_is_told_to_end_while_removing_what_was_left_leaves_no_lock_alone(tmp_path, monkeypatch):
    sites, locks = tmp_path / "sites", tmp_path / "locks"
    locks.mkdir()
    monkeypatch.setattr(module, "LOCKS", locks)
    for number in itertools.count(1):
        place = sites / str(number)  # its own: a hold that was cut short ends with the process only
        left = place / f"{module.OURS}{number}"
        left.mkdir(parents=True)
        if not told_to_end(number, lambda place=place: module.remove_left(place)):
            break
        assert names(locks) <= {left.name for left in sites.glob("*/*")}, f"at moment {number}"
    assert number > 20
    assert names(place) == set()


def test_who_is_told_to_end_while_removing_leaves_nothing(tmp_path, monkeypatch, start):
    rmtree, told = module.shutil.rmtree, iter([SystemExit(143)])

    def remove(folder, **options):
        for number in told:
            raise number
        rmtree(folder, **options)

    monkeypatch.setattr(module.shutil, "rmtree", remove)
    with pytest.raises(SystemExit), unfinished(tmp_path / "sites") as folder:
        (folder / "page").touch()
    assert names(tmp_path / "sites") == names(tmp_path / "locks") == set()
