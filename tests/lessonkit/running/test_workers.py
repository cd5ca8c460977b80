import os
import textwrap

import pytest

from lessonkit import CODE
from lessonkit.running import workers
from lessonkit.running.workers import execute


def program(*blocks):
    """Return the steps of blocks that begin at line 10, 20, … of a page."""
    return [
        {
            "kind": "block",
            "pieces": [{"path": "/page.md", "line": 10 * number, "source": textwrap.dedent(block)}],
            "raises": "",
            "warns": "",
        }
        for number, block in enumerate(blocks, 1)
    ]


def run(*blocks, limit=20.0):
    results, _ = execute(program(*blocks), limit)
    return results


def test_blocks_share_one_namespace_and_show_their_last_expression():
    first, second = run("x = 2\nprint('a')\nx", "None\nx + 1")
    assert (first["output"], second["output"]) == ("a\n2\n", "3\n")


def test_nothing_is_left_of_another_page():
    run("import torch, builtins; builtins.leak = 1; torch.set_default_dtype(torch.float64)")
    (result,) = run(
        "import torch, builtins, os, sys\nhasattr(builtins, 'leak'), os.listdir(), torch.ones(1).dtype"
    )
    assert result["output"] == "(False, [], torch.float32)\n"


def test_after_a_rest_nothing_runs_and_the_next_page_does():
    ask = "import os\nos.getppid()"
    (before,) = run(ask)
    workers.rest()
    with pytest.raises(ProcessLookupError):
        os.kill(int(before["output"]), 0)
    workers.rest()  # there is nothing to end
    (after,) = run(ask)
    assert after["output"] != before["output"]


def test_one_torch_thread():
    (result,) = run("import torch\ntorch.get_num_threads()")
    assert result["output"] == "1\n"


def test_a_process_with_another_hash_seed_has_another_order():
    code = program("print(*set('abcdefghij'))")
    orders = {execute(code, 20, seed)[0][0]["output"] for seed in ("1", "2", "1")}
    assert len(orders) == 2
    assert "PYTHONHASHSEED" not in os.environ


def test_an_output_is_what_a_terminal_shows():
    (result,) = run("for i in range(3):\n    print(f'\\r{i} of 2', end='')")
    assert result["output"] == "2 of 2"


def test_figures_belong_to_the_block_that_draws_them():
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('{}.svg')"
    first, second = run(draw.format("a"), draw.format("b"))
    assert (set(first["figures"]), set(second["figures"])) == ({"a.svg"}, {"b.svg"})
    assert "<svg" in first["figures"]["a.svg"]


def test_an_error_has_its_line_and_ends_the_page():
    first, second = run("x = 1", "y = 1\n\n1 / 0", "never")
    assert first["error"] is None
    error = second["error"]
    assert (error["path"], error["line"], error["summary"]) == (
        "/page.md",
        22,
        "ZeroDivisionError: division by zero",
    )


def test_an_error_is_placed_at_the_last_line_of_the_page_with_the_way_there():
    _, second = run("def f(x):\n    return 1 / x", "\nf(0)")
    assert second["error"]["line"] == 11
    assert "line 21, in <module>" in second["error"]["details"]


def test_broken_code_has_the_line_of_its_flaw():
    (result,) = run("x = 1\nif x\n    pass")
    assert result["error"]["line"] == 11
    assert result["error"]["summary"].startswith("SyntaxError")


def test_a_warning_is_an_error():
    (result,) = run("import warnings\nwarnings.warn('old')")
    assert result["error"]["summary"] == "UserWarning: old"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("while True: pass", "still runs after 0.5 s"),
        ("import os; os._exit(0)", "ends the process"),
        ("exit()", "SystemExit"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        (f"open({str(CODE / 'new.py')!r}, 'w')", "may write only in its own directory"),
        (f"import os; os.mkdir({str(CODE / 'new')!r})", "may write only in its own directory"),
        (
            f"import os; os.remove({str(CODE / 'nudge' / 'losses.py')!r})",
            "may write only in its own directory",
        ),
        ("open('../outside', 'w')", "may write only in its own directory"),
        (
            f"open('a', 'w').close(); import os; os.rename('a', {str(CODE / 'new.py')!r})",
            "may write only in its own directory",
        ),
        (
            f"import shutil; open('a', 'w').close(); shutil.copy('a', {str(CODE / 'new.py')!r})",
            "may write only in its own directory",
        ),
        (f"import os; os.utime({str(CODE / 'nudge')!r})", "may write only in its own directory"),
        ("import subprocess; subprocess.run(['true'])", "may not start other programs"),
        ("import os; os.system('true')", "may not start other programs"),
        ("input()", "EOFError"),
    ],
)
def test_what_a_page_may_not_do(code, words):
    results = run("x = 1", code, "never", limit=0.5 if "while" in code else 20)
    assert len(results) == 2
    assert words in results[1]["error"]["summary"]


def test_a_page_may_write_in_its_own_directory():
    (result,) = run("open('note.txt', 'w').write('a')\nopen('note.txt').read()")
    assert result["output"] == "'a'\n"


def test_a_page_that_takes_long_says_where_it_is(caplog, monkeypatch):
    monkeypatch.setattr(workers, "NEWS_AFTER", 0.05)
    caplog.set_level("INFO")
    run("x = 1", "import time; time.sleep(0.2)")
    assert caplog.messages[0] == "Running /page.md:20, 0 s since its start"
