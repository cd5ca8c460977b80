import subprocess
import sys
import time
from pathlib import Path

import pytest

from lessonkit.publishing import hook
from lessonkit.running import checkpoints, stored_runs, workers

pytestmark = pytest.mark.skipif(not checkpoints.PROCESSES.exists(), reason="nothing is kept on this system")
LAB = Path("/lab.py")
FILES = """
from pathlib import Path
Path("made").mkdir(exist_ok=True)
Path("made", f"{len(list(Path().rglob('*')))}.txt").write_text("new")
sorted(map(str, Path().rglob("*")))
"""
SEEDS = "import random, torch\nrandom.seed(1)\nx = torch.manual_seed(1)"
STAMP = "import time; print(time.monotonic_ns())"  # a step that runs again prints another number


def program(*blocks, first_line=1, lab=LAB, processes=0):
    """Return the steps of a lab with a block every ten lines."""
    return [
        {
            "kind": "block",
            "pieces": [{"path": str(lab), "line": first_line + 10 * number, "source": block}],
            "raises": "",
            "warns": "",
            "processes": processes,
        }
        for number, block in enumerate(blocks)
    ]


@pytest.fixture(autouse=True)
def _nothing_kept():
    yield
    while checkpoints.chains:
        checkpoints.chains.popitem()[1].end()


def save(*blocks, limit=20.0, lab=LAB):
    """Run a lab as it was saved; return what its steps print, and the summary of an error."""
    results, _ = checkpoints.execute(lab, program(*blocks, lab=lab), limit)
    return [result["error"]["summary"] if result["error"] else result["output"] for result in results]


def again(before, after):
    """Return which of the steps ran again."""
    return [number for number, (old, new) in enumerate(zip(before, after, strict=False)) if old != new]


def test_only_the_steps_from_the_first_change_on_run_again():
    first = save(STAMP, STAMP, STAMP)
    second = save(STAMP, STAMP, f"{STAMP}  # changed")
    third = save(STAMP, f"{STAMP}  # changed", STAMP)
    fourth = save(STAMP, f"{STAMP}  # changed", STAMP, STAMP)
    assert [again(first, second), again(second, third), again(third, fourth)] == [[2], [1, 2], []]
    assert len(fourth) == 4


@pytest.mark.parametrize(
    "step",
    [
        "import random; random.random()",
        "import torch; torch.rand(1).item()",
        "import numpy; numpy.random.seed(len(dir())); numpy.random.rand()",
        "names = [*globals().get('names', []), len(globals())]; names",
        FILES,
    ],
)
def test_a_step_finds_what_it_would_find_from_the_top(step):
    changed = program(SEEDS, step, step, f"{step}  # changed", step)
    save(SEEDS, step, step, step, step)
    results, _ = checkpoints.execute(LAB, changed, 20)
    assert results == workers.execute(changed, 20)[0]
    assert not any(result["error"] for result in results)


def test_a_changed_module_is_imported_from_the_top(tmp_path, monkeypatch):
    monkeypatch.setattr(stored_runs, "ROOT", tmp_path)
    module = tmp_path / "taught.py"
    module.write_text("x = 1\n", encoding="utf-8")
    blocks = [f"import sys; sys.path.insert(0, {str(tmp_path)!r})", "import taught; taught.x", STAMP]
    first = save(*blocks)
    assert save(*blocks[:2], "0")[:2] == first[:2]
    module.write_text("x = 10\n", encoding="utf-8")
    assert save(*blocks)[1] == "10\n"


def test_a_mended_step_runs_on_from_where_it_failed(tmp_path, monkeypatch):
    monkeypatch.setattr(stored_runs, "ROOT", tmp_path)
    lab = tmp_path / "lab.py"
    lab.write_text("1 / 0\n", encoding="utf-8")
    first = save(STAMP, STAMP, "1 / 0", STAMP, lab=lab)
    lab.write_text("1 / 1\n", encoding="utf-8")
    second = save(STAMP, STAMP, "1 / 1", STAMP, lab=lab)
    assert first[2] == "ZeroDivisionError: division by zero"
    assert (first[:2], second[2]) == (second[:2], "1.0\n")


def test_an_error_after_lines_were_moved_is_placed_where_it_is_now():
    define = "def f(x):\n    return 1 / x"
    save(define, "f(1)")
    results, _ = checkpoints.execute(LAB, program(define, "f(0)", first_line=5), 20)
    assert "line 6, in f" in results[-1]["error"]["details"]


def test_the_time_of_all_steps_counts():
    slow = "import time; time.sleep(0.3)"
    save(slow, "1", "2")
    save(slow, "10", "2")
    assert "still runs after 0.2 s" in save(slow, "10", "20", limit=0.2)[-1]


@pytest.mark.parametrize(
    "held",
    [
        "note = open('note.txt', 'w')",
        "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()",
        "import os; os.symlink('a', 'b')",
    ],
)
def test_what_fork_would_not_copy_is_made_again(held):
    first = save(STAMP, f"{STAMP}; {held}", STAMP)
    assert again(first, save(STAMP, f"{STAMP}; {held}", f"{STAMP}  # changed")) == [1, 2]


def test_a_step_that_starts_processes_runs_again_and_is_run_on_from(tmp_path):
    (tmp_path / "child.py").write_text("def leave(rank, text): open('left', 'w').write(text)", "utf-8")
    begin = f"{SEEDS}\nimport sys; sys.path.insert(0, {str(tmp_path)!r}); import child"
    start = (
        "from torch.multiprocessing import spawn; spawn(child.leave, ('{}',), 1); print(open('left').read())"
    )
    outputs = []
    for text, last in (("a", STAMP), ("a", f"{STAMP}  # changed"), ("b", STAMP)):
        blocks = program(begin, STAMP, start.format(text), last, processes=1)
        results, _ = checkpoints.execute(LAB, blocks, 120)
        outputs.append([result["output"] for result in results])
    first, second, third = outputs
    assert [again(first, second), again(second, third)] == [[3], [2, 3]]
    assert [each[2] for each in outputs] == ["a\n", "a\n", "b\n"]


def test_a_block_that_ends_the_process_is_named_and_the_lab_begins_anew():
    first = save(STAMP, "import os; os._exit(0)", STAMP)
    assert first[1:] == ["this block ends the process; a page has to run to its end"]
    assert again(first, save(STAMP, "1", STAMP))[0] == 0


def test_a_lab_may_not_fork():
    assert "may not start other programs (os.fork)" in save("1", "import os; os.fork()")[1]


def lives(pid):
    """Say whether a process is there and has not ended."""
    status = Path(f"/proc/{pid.strip()}/stat")
    return status.exists() and status.read_text(encoding="utf-8").split()[2] != "Z"


def wait_until(condition):
    """Wait until a condition holds; say whether it does."""
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()


def test_a_process_ends_with_those_that_it_is_a_copy_of():
    chain = checkpoints.Chain(LAB)
    chain.back_to(0)
    chain.connection.send(
        program("import os", "with open('pid', 'w') as file: file.write(str(os.getpid()))\nwhile True: pass")
    )
    noted = Path(chain.directory.name, "pid")
    assert wait_until(lambda: noted.exists() and noted.read_text(encoding="utf-8"))
    pid = noted.read_text(encoding="utf-8")
    assert lives(pid)
    chain.end()
    assert wait_until(lambda: not lives(pid))


SERVER = f"""
import time
from lessonkit.running import checkpoints
chain = checkpoints.Chain({str(LAB)!r})
chain.back_to(0)
chain.connection.send({program("import os; os.getpid()", "while True: pass")})
chain.connection.recv()
print(chain.connection.recv()["output"], flush=True)
time.sleep(60)
"""


def test_all_processes_end_with_the_server():
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True)
    with server:
        pid = server.stdout.readline()
        assert lives(pid)
        server.kill()
    assert wait_until(lambda: not lives(pid))


def test_the_processes_of_the_lab_saved_longest_ago_end(monkeypatch):
    monkeypatch.setattr(checkpoints, "MOST", 1)
    pids = save(*["import os; os.getpid()"] * 3)
    assert all(map(lives, pids))
    other = Path("/other.py")
    save(STAMP, lab=other)
    assert wait_until(lambda: not any(map(lives, pids)))
    assert list(checkpoints.chains) == [other]


def test_only_labs_that_are_served_are_kept(monkeypatch):
    monkeypatch.setattr(checkpoints, "serving", False)
    monkeypatch.setattr(hook, "state", {})
    monkeypatch.setattr(hook.signal, "signal", lambda *_: None)  # this process goes on testing
    hook.on_startup("build", False)
    assert checkpoints.executor(LAB, True) is workers.execute
    hook.on_startup("serve", False)
    assert checkpoints.executor(Path("/lesson.md"), False) is workers.execute
    assert checkpoints.executor(LAB, True) is not workers.execute
