"""Descent in several processes against the same descent in one, and against what torch's own parts give."""

import subprocess
import sys
from functools import partial

import pytest
import torch
from torch import nn

from nudge import parallel
from nudge.data import bell, thermometer
from nudge.descent import fit_line, least_squares
from nudge.fitting import train_model
from nudge.losses import mse
from nudge.parallel import descend_together, in_processes, train_wrapped

X = torch.tensor(bell(1000, 24), dtype=torch.float64)
Y = 2 * X + 1 + 0.3 * torch.tensor(bell(1001, 24), dtype=torch.float64)
READINGS, LABELS = thermometer()
Z = (READINGS - READINGS.mean()) / READINGS.std(correction=0)
SORTED = X.sort()[0]


def line(w=1.0, b=0.0):
    net = nn.Linear(1, 1, dtype=torch.float64)
    with torch.no_grad():
        net.weight[:], net.bias[:] = w, b
    return net


def normalized():
    return nn.Sequential(nn.BatchNorm1d(1, affine=False, dtype=torch.float64), line())


CALLS = {
    "halves": partial(descend_together, X, Y, [12, 12], 0.1, 100),
    "by_process": partial(descend_together, Z, LABELS, [10, 1], 0.1, 500),
    "by_row": partial(descend_together, Z, LABELS, [10, 1], 0.1, 60, parallel.over_rows),
    "sums": partial(descend_together, X, Y, [12, 12], 0.001, 60, parallel.sums_over_processes),
    "wrapped": partial(train_wrapped, line(), X[:, None], Y[:, None], [12, 12], 0.1, 60),
    "normalized": partial(train_wrapped, normalized(), SORTED[:, None], Y[:, None], [12, 12], 0.1, 60),
}


@pytest.fixture(scope="module")
def given():
    """Return what two processes give for each of the calls."""
    return dict(zip(CALLS, in_processes(2, *CALLS.values()), strict=True))


def descended(x, y, eta, updates):
    return fit_line(x, y, eta, updates)["theta"][-1]


def near(one, other, tolerance=1e-12):
    return torch.allclose(one, other, rtol=0, atol=tolerance)


def test_two_processes_descend_as_one_does(given):
    assert all(near(theta, descended(X, Y, 0.1, 100)) for theta in given["halves"])


@pytest.mark.parametrize("size", [1, 4])
def test_so_do_one_and_four(size):
    (thetas,) = in_processes(size, partial(descend_together, X, Y, [24 // size] * size, 0.1, 30))
    assert len(thetas) == size
    assert all(near(theta, descended(X, Y, 0.1, 30)) for theta in thetas)


def test_the_mean_over_processes_weighs_the_rows_of_few_more(given):
    weights = torch.tensor([1.0] * 10 + [10.0], dtype=torch.float64).sqrt()
    columns = torch.stack([Z, torch.ones_like(Z)], dim=1)
    best = least_squares(columns * weights[:, None], LABELS * weights)
    assert all(near(theta, best, 1e-9) for theta in given["by_process"])
    assert not near(best, descended(Z, LABELS, 0.1, 500), 0.4)


def test_the_mean_over_rows_is_that_of_one_process(given):
    assert all(near(theta, descended(Z, LABELS, 0.1, 60)) for theta in given["by_row"])


def test_sums_over_two_processes_take_half_the_learning_rate_of_the_sum(given):
    assert all(near(theta, descended(X, Y, 0.001 * 24 / 2, 60)) for theta in given["sums"])


def test_wrapped_processes_begin_like_the_first_and_descend_as_one_does(given):
    alone = line()
    train_model(alone, mse, X[:, None], Y[:, None], 0.1, 60)
    for state in given["wrapped"]:
        assert near(state["weight"], alone.weight)
        assert near(state["bias"], alone.bias)


def test_the_buffers_are_those_of_the_first_process_and_one_step(given):
    first, second = (state["0.running_mean"] for state in given["normalized"])
    low, high = SORTED[:12].mean(), SORTED[12:].mean()
    assert near(first, low * (1 - 0.9**61))
    assert near(second - first, 0.1 * (high - low))


def test_each_call_begins_with_what_was_handed_over(given):
    assert torch.equal(CALLS["wrapped"].args[0].weight, line().weight)
    assert given["normalized"][0]["0.num_batches_tracked"] == 61


SCRIPT = """
from functools import partial
import torch
from nudge.parallel import descend_together, in_processes
x = torch.tensor([1.0, 2.0])
(thetas,) = in_processes(2, partial(descend_together, x, x, [1, 1], 0.1, 1))
print(len(thetas))
"""


def test_a_script_without_a_guard_is_not_run_again_in_its_processes(tmp_path):
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, tmp_path / "script.py"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "2\n"


LEAVER = """
import sys
import torch
from torch import distributed
rank, store = int(sys.argv[1]), distributed.FileStore(sys.argv[2], 2)
distributed.init_process_group("gloo", store=store, rank=rank, world_size=2)
for mine in (1.0, 20.0) if rank else (300.0, 4000.0, 50000.0):
    distributed.all_reduce(sums := torch.tensor([mine]))
    print(sums.item(), flush=True)
"""


def test_calls_meet_in_their_order_and_one_that_has_ended_is_an_error(tmp_path):
    both = [
        subprocess.Popen(
            [sys.executable, "-c", LEAVER, str(rank), tmp_path / "store"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for rank in range(2)
    ]
    (stays, error), (leaves, _) = (process.communicate(timeout=120) for process in both)
    assert stays == leaves == "301.0\n4020.0\n"
    assert [process.returncode for process in both] == [1, 0]
    assert "Connection closed by peer" in error or "Connection reset by peer" in error
