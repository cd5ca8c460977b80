"""Runs on the digits, trained once by benchmarks/digit_runs.py: a log with one line of JSON a run."""

import json

from nudge.data.records import recorded


def digit_log() -> list[str]:
    """Return the log, one line a run: its setting, its seed, and how many of 297 pictures were right."""
    return [
        json.dumps({**entry["setting"], "seed": seed, "right": right})
        for entry in recorded("digit-runs-cpu")["runs"]
        for seed, right in zip(entry["seeds"], entry["right"], strict=True)
    ]
