"""KaTeX's process may end as it likes; processes that stand in for it do so."""

import signal
import subprocess
import sys

import pytest

from lessonkit.rendering import typesetting
from lessonkit.rendering.typesetting import Typesetter, TypesettingError

PATIENCE = 60  # seconds; none of these processes may take as long
START = "import json, os, pathlib, signal, sys, time\ndie = lambda: os.kill(os.getpid(), signal.SIGSEGV)\n"
ANSWER = "print(json.dumps({'html': json.loads(line)[0]}), flush=True)\n"
ECHO = f"for line in sys.stdin:\n    {ANSWER}"
posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals on Windows")


def standing_in(code):
    """Return a typesetter whose process runs this code."""
    return Typesetter([sys.executable, "-c", START + code])


@posix
@pytest.mark.parametrize("code", [f"{ECHO}die()", f"line = input()\n{ANSWER}die()"], ids=["end", "answer"])
def test_what_was_answered_counts_whatever_comes_after(code):
    typesetter = standing_in(code)
    assert [typesetter.answer(tex, display=False)["html"] for tex in ("x", "式\n\\y")] == ["x", "式\n\\y"]
    typesetter.end()
    assert typesetter.status < 0


@posix
@pytest.mark.parametrize(
    "fault", ["die()", "sys.stdin.readline(); die()", "print('{\"html\": ', end='', flush=True); die()"]
)
def test_a_process_that_dies_before_it_has_answered_is_replaced_once(fault, tmp_path):
    once = f"first = pathlib.Path({str(tmp_path / 'first')!r})\n"
    dies_once = f"{once}if not first.exists():\n    first.touch(); {fault}\n{ECHO}"
    assert standing_in(dies_once).answer("x", display=False) == {"html": "x"}
    dead = standing_in(fault)
    with pytest.raises(TypesettingError, match=f"KaTeX ended with status -{signal.SIGSEGV:d} before"):
        dead.answer("x", display=False)
    assert dead.deaths == typesetting.TRIES


def test_no_process_is_started_for_ever(monkeypatch):
    monkeypatch.setattr(typesetting, "MOST_DEATHS", 2)
    dead = standing_in("")
    for _ in range(3):
        with pytest.raises(TypesettingError, match="status 0"):
            dead.answer("x", display=False)
    assert dead.deaths == 2


def test_a_program_that_is_not_there_is_an_error_too():
    with pytest.raises(TypesettingError):
        Typesetter(["/none"]).answer("x", display=False)


def test_a_process_that_does_not_answer_is_ended(monkeypatch):
    monkeypatch.setattr(typesetting, "PATIENCE", 0.1)
    with pytest.raises(TypesettingError):
        standing_in("time.sleep(1000)").answer("x", display=False)


def test_an_answer_that_comes_after_an_interruption_is_not_taken_for_the_next(monkeypatch):
    typesetter = standing_in("print('{', flush=True)\n" + ECHO)  # says something before it answers
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs us may have it ignored
    with monkeypatch.context() as patch:
        patch.setattr(typesetting.json, "loads", lambda _: signal.raise_signal(signal.SIGINT))
        with pytest.raises(KeyboardInterrupt):
            typesetter.answer("y", display=False)
    signal.signal(signal.SIGINT, before)
    typesetter.command = standing_in(ECHO).command
    assert typesetter.answer("z", display=False) == {"html": "z"}


@pytest.mark.parametrize("end", ["", "os._exit(0)", "while True: pass", "os.kill(os.getpid(), 9)"])
def test_the_process_ends_with_the_one_that_asks(end):
    code = "import os\nfrom lessonkit.rendering.formulas import typesetter\n"
    code += f"print(typesetter.answer('x', False)['html'][:5], flush=True)\n{end}"
    # Both write to the same pipe for errors, so that this waits for both to end.
    asking = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert asking.stdout.readline().strip() == b"<span"
    if end.startswith("while"):
        asking.terminate()
    asking.communicate(timeout=PATIENCE)


def test_the_build_itself_never_loads_v8():
    code = "import sys, lessonkit.publishing.hook\n"
    code += "from lessonkit.rendering.formulas import render\nrender('x', True)\n"
    code += "sys.exit('py_mini_racer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
