"""The record of the map, setting by setting, and what a random search tries."""

import json

from nudge.data.digit_runs import digit_log
from nudge.search import random_search
from vectors import vector

LOG = [json.loads(line) for line in digit_log()]


def tried(ranges: list, trials: int, seed: int) -> list:
    """Return the settings that a random search asks the score of."""
    settings = []
    random_search(lambda setting: settings.append(setting) or 0, ranges, trials, seed)
    return settings


def vectors() -> list[dict]:
    rates, widths = [float(f"{10 ** (k / 5 - 3):.3g}") for k in range(20)], [2**k for k in range(1, 9)]
    on_the_map = [
        run
        for run in LOG
        if run["eta"] in rates and run["seed"] <= 3 and run["plan"] == "constant" and not run["momentum"]
    ]
    runs = [vector("right", [run["eta"], run["width"], run["seed"]], run["right"]) for run in on_the_map]
    assert len(runs) == 8 * 20 * 3
    counts = {(run["width"], run["seed"], run["eta"]): run["right"] for run in on_the_map}
    record = [[[counts[w, seed, eta] for eta in rates] for seed in (1, 2, 3)] for w in widths]
    runs += [vector("record", [], record), vector("rates", [], rates), vector("widths", [], widths)]
    runs += [
        vector("place", [rate, w], [k, row]) for k, rate in enumerate(rates) for row, w in enumerate(widths)
    ]
    searches = ([[0.001, 10], [4, 256]], 16, 1000), ([[0.01, 1]], 5, 1001)
    return runs + [vector("drawn", list(search), tried(*search)) for search in searches]
