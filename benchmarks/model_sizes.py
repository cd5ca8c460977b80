"""Train networks of many sizes on the digits, at five learning rates, and time how they read a picture.

`python benchmarks/model_sizes.py` writes a record beside the others, in some two minutes: pictures read
right of the 297 for validation, for seeds 1 to 3 at each rate, then for fresh seeds at 0.1 and at the rate
that did best; and, with two baselines, how many numbers each keeps and how long one picture takes.
"""

import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median

import torch
from batch_size import FOLDER, machine
from torch import Tensor

from nudge.choosing import digit_net, nearest
from nudge.data.digits import digits_split

HIDDEN = [(), (4,), (8,), (16,), (32,), (64,), (128,), (512,), (512, 512)]
RATES = [0.03, 0.1, 0.3, 1.0, 3.0]
FRESH = range(101, 106)
REPETITIONS = 15  # of each timing


def trained(hidden: tuple, eta: float, seeds: range, parts: dict) -> dict:
    """Return a run of each seed, and the processor time of a training, in seconds."""
    X, k = parts["validation"]
    start, right = time.process_time(), []
    for seed in seeds:
        net = digit_net((64, *hidden, 10), eta, seed, parts["train"])
        with torch.no_grad():
            right.append((net(X.double()).argmax(dim=1) == k).sum().item())
    seconds = (time.process_time() - start) / len(right)
    return {"hidden": hidden, "eta": eta, "seeds": [*seeds], "right": right, "train_s": round(seconds, 3)}


def of_model(hidden: tuple, parts: dict) -> list[dict]:
    """Return the runs at each rate, then those on fresh seeds."""
    runs = [trained(hidden, eta, range(1, 4), parts) for eta in RATES]
    best = max(runs, key=lambda run: sum(run["right"]))["eta"]
    return runs + [trained(hidden, eta, FRESH, parts) for eta in sorted({0.1, best})]


def microseconds(read: Callable[[Tensor], Tensor], X: Tensor) -> float:
    """Return the processor time that one of the pictures X takes when all are read at once."""
    took = []
    for _ in range(REPETITIONS + 1):
        start, calls = time.process_time(), 0
        while time.process_time() < start + 0.05:
            read(X)
            calls += 1
        took.append((time.process_time() - start) / calls / len(X))
    return round(1e6 * median(took[1:]), 3)  # the first is a warm-up


def costs(parts: dict) -> list[dict]:
    """Return what each model keeps and takes; the baselines need no training, so they are judged here."""
    X, k = parts["validation"]
    X_train, k_train = parts["train"]
    rows = []
    for hidden in HIDDEN:
        net = digit_net((64, *hidden, 10), 0.1, 1, parts["train"]).float().requires_grad_(requires_grad=False)
        numbers = sum(p.numel() for p in net.parameters())
        rows.append({"model": list(hidden), "numbers": numbers, "us": microseconds(net, X)})
    found = nearest(X_train, k_train, X)
    rows.append(
        {
            "model": "nearest",
            "numbers": X_train.numel() + k_train.numel(),
            "us": microseconds(lambda new: nearest(X_train, k_train, new), X),
            "right": (found == k).sum().item(),
        }
    )
    commonest = k_train.bincount().argmax()
    right = (k == commonest).sum().item()
    took = microseconds(lambda new: commonest.expand(len(new)), X)
    return [*rows, {"model": "commonest", "numbers": 1, "us": took, "right": right}]


if __name__ == "__main__":
    torch.set_num_threads(1)
    parts = digits_split()
    record = {
        "measured": "of 297 pictures for validation, those read right after 20 epochs; µs for one picture",
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine("cpu"),
        "cores": os.cpu_count(),
        "versions": {"torch": torch.__version__},
        "repetitions": f"one run of each seed; median of {REPETITIONS} timings, processor time of one thread",
    }
    tables = {"costs": costs(parts), "runs": [run for hidden in HIDDEN for run in of_model(hidden, parts)]}
    text = json.dumps(record, indent=2).removesuffix("\n}")
    for name, rows in tables.items():
        lines = ",\n".join("    " + json.dumps(row) for row in rows)
        text += f',\n  "{name}": [\n{lines}\n  ]'
    (FOLDER / "model-sizes-cpu.json").write_text(text + "\n}\n")
