"""What could differ from run to run is run again; what then differs is refused at its block."""

import ast
from pathlib import Path

import numpy
import pytest

from lessonkit.proving.examples import text_faults
from lessonkit.running.repeating import HASH_SEEDS, SAME_PROCESS, agreed, given, reasons, repetitions
from lessonkit.worker import unwritten_memory


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("print(set(x))", {"set"}),
        ("id(x)", {"id"}),
        ("hash('a')", {"hash"}),
        ("os.getpid()", {"getpid"}),
        ("Path.cwd()", {"cwd"}),
        ("Path('a').absolute()", {"absolute"}),
        ("absolute(-1)", set()),
        ("from ctypes import addressof\naddressof(x)", {"addressof"}),
        ("time.perf_counter()", {"perf_counter"}),
        ("from timeit import timeit\ntimeit(f)", {"timeit"}),
        ("torch.empty(3)", {"empty"}),
        ("from torch import empty_like\nempty_like(x)", {"empty_like"}),
        ("queue.empty", set()),
        ("os.path.abspath('a')", {"abspath"}),
        ("'a'.__hash__()", {"__hash__"}),
        ("hash(frozenset(x))", {"frozenset", "hash"}),
        ("len(set(x))", set()),
        ("ax.set(xlabel='x')", set()),
        ("torch.ones(3)", set()),
    ],
)
def test_what_could_differ(code, found):
    assert reasons([ast.parse(code)]) == found


def test_other_orders_need_other_processes_and_durations_only_another_run():
    assert repetitions([]) == ()
    assert repetitions(["timeit"]) == (SAME_PROCESS,)
    assert repetitions(["set", "timeit"]) == HASH_SEEDS


def result(output, **others):
    return {"output": output, "failure": "", "figures": {}, "error": None} | others


def program(*sources):
    return [{"pieces": [{"source": source}]} for source in sources]


def test_the_first_step_that_differs_is_refused_and_the_rest_left_out():
    steps, first = program("1", "set(x)", "2"), [result("1"), result("a b"), result("2")]
    runs = {"1": first, "2": [result("1"), result("b a"), result("2")]}
    one, two = agreed(steps, first, [], lambda seed: (runs[seed], []))
    assert one == first[0]
    assert "this gives something else in another run, as `set` may; sort a set" in two["error"]["summary"]


def test_an_error_of_another_run_is_named_as_it_is():
    error = {"summary": "the page still runs after 60 s"}
    (step,) = agreed(program("set(x)"), [result("a")], [], lambda _: ([result("", error=error)], []))
    assert step["error"] == error


@pytest.mark.parametrize("code", ["1", "sorted(set(x))", "len({*x})", "'a' in {*x}"])
def test_what_cannot_differ_does_not_run_again(code):
    first = [result("1")]
    assert agreed(program(code), first, [], None) == first


def test_a_set_of_one_step_that_another_shows_runs_again():
    steps, first = program("s = {*x}", "s"), [result(""), result("{'a', 'b'}")]
    _, shown = agreed(steps, first, [], lambda seed: ([result(""), result("{'b', 'a'}")], []))
    assert "as `set` may" in shown["error"]["summary"]


def test_a_bound_number_that_begins_with_a_blank_runs_again():
    (step,) = agreed(program(" id(x)"), [result("1")], [], lambda _: ([result("2")], []))
    assert "as `id` may" in step["error"]["summary"]


def test_a_run_that_failed_does_not_run_again():
    first = [result("", error={"summary": "NameError"})]
    assert agreed(program("set(x)"), first, [], None) == first


def test_figures_count_but_not_their_dates():
    dated = [
        result("", figures={"a.svg": f"<svg><metadata>{day}</metadata>{drawn}"})
        for day, drawn in ("1x", "2x", "2y")
    ]
    assert given(dated[0]) == given(dated[1]) != given(dated[2])


def faults(code):
    return [
        fault.message.split("\n")[0] for fault in text_faults(f"```python\n{code}\n```\n", Path("page.md"))
    ]


LETTERS = "'abcdefghij'"


@pytest.mark.parametrize(
    ("code", "mended"),
    [
        (f"for letter in set({LETTERS}): x = letter\nx", f"sorted(set({LETTERS}))[-1]"),
        ("import time\ntime.perf_counter()", "import time\ntime.perf_counter() > 0"),
    ],
)
def test_a_page_that_shows_what_differs(code, mended):
    (fault,) = faults(code)
    assert "this gives something else in another run" in fault
    (unshown,) = faults(mended)
    assert unshown.startswith("this block's output is not shown")


EMPTY = "```python\nimport numpy as np\nimport torch\n\n{}\n```\n"


@pytest.mark.parametrize(
    "code",
    [
        "torch.empty(3)",
        "torch.empty_like(torch.ones(3))",
        "torch.ones(3).new_empty(2, dtype=torch.int64)",
        "np.empty(3)",
        "np.empty_like(np.ones(3))",
    ],
)
def test_memory_that_nothing_has_written_to_is_not_shown(code):
    (fault,) = text_faults(EMPTY.format(code), Path("page.md"))
    assert "this gives something else in another run, as `" in fault.message


def test_memory_that_is_written_to_is_no_fault():
    code = "x = torch.empty(3, requires_grad=True)\nwith torch.no_grad():\n    x[:] = 1\nassert x.sum() == 3"
    assert text_faults(EMPTY.format(code), Path("page.md")) == []


def test_an_array_of_objects_begins_empty_in_any_run():
    """Matplotlib relies on it, for plots that share an axis."""
    allocating = unwritten_memory.filling(numpy.empty, 7)
    assert allocating(2, dtype=object).tolist() == [None, None]
    assert allocating(2).tolist() == [7.0, 7.0]
