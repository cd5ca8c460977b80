"""Spread and errors equal those of Python and torch, runs equal the record, a search tries what it should."""

import json
from statistics import mean, stdev

import pytest
import torch

from nudge.data import lcg
from nudge.data.digit_runs import digit_log
from nudge.data.digits import digits_split
from nudge.data.records import recorded
from nudge.experiments import difference, digit_run, paired_difference, spread
from nudge.search import random_search

A, B = [272, 274, 274, 273, 272], [280, 284, 279, 281]
LOG = [json.loads(line) for line in digit_log()]


@pytest.mark.parametrize("results", [A, B, [1.5, 2.5], [0.1] * 7])
def test_spread_is_mean_and_sd_of_python_and_torch(results):
    assert spread(results) == pytest.approx((mean(results), stdev(results)))
    assert spread(results)[1] == pytest.approx(torch.tensor(results, dtype=torch.float64).std().item())


def test_a_difference_and_its_error_by_hand():
    gap, error = difference(B, A)
    assert gap == 8
    assert error == pytest.approx((stdev(B) ** 2 / 4 + 1 / 5) ** 0.5)
    assert difference(A, B) == pytest.approx((-gap, error))


def test_pairs_are_subtracted_first():
    noise = [3.0, -5.0, 8.0, 0.0]
    a, b = [100 + e for e in noise], [99 + e for e in noise]
    assert paired_difference(a, b) == (1, 0)
    assert difference(a, b)[1] > 3
    with pytest.raises(ValueError, match="shorter"):
        paired_difference(a, b[1:])


def test_a_random_search_tries_equal_factors_and_keeps_the_best():
    seen = []

    def score(setting):
        seen.append(setting)
        return -abs(setting[0] - 1)

    best, highest = random_search(score, [(0.001, 10), (4, 256)], 500, 1000)
    assert len(seen) == 500
    assert best == min(seen, key=lambda setting: abs(setting[0] - 1))
    assert highest == -abs(best[0] - 1)
    assert seen[3] == pytest.approx([0.001 * 1e4 ** lcg(1000, 7)[6], 4 * 64 ** lcg(1000, 8)[7]])
    for k, middle in ((0, 0.1), (1, 32)):  # half of the trials below the geometric middle
        assert sum(setting[k] < middle for setting in seen) == pytest.approx(250, abs=40)


def test_each_run_is_in_the_log_once():
    keys = [json.dumps({**run, "right": 0}, sort_keys=True) for run in LOG]
    assert len({*keys}) == len(keys) == 763
    assert {"measured", "date", "machine", "cores", "versions"} <= recorded("digit-runs-cpu").keys()


@pytest.mark.parametrize("place", [0, 250, 400, -1])
def test_a_run_gives_what_the_log_says(place):
    """Within two pictures: other processors add in another order."""
    run = LOG[place]
    setting = {name: run[name] for name in ("width", "eta", "momentum", "plan")}
    assert abs(digit_run(setting, run["seed"], digits_split()) - run["right"]) <= 2
