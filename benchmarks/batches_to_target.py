"""What batch sizes need on the handwritten digits: updates to a target with a tuned rate, losses, and time.

A network 64-64-10 is trained by plain gradient descent from three starts. For each batch size several rates
are tried, and the best is the one whose median start reaches the target with the fewest updates; a target
counts as reached when the loss of all rows is first seen at it or below. The sizes take turns in being timed,
so that other work on the machine slows all of them. `python benchmarks/batches_to_target.py` writes a record,
to be quoted with its machine and date.
"""

import json
import os
import platform
import time
from collections.abc import Callable
from datetime import UTC, datetime
from math import inf
from statistics import median

import torch
from batch_size import FOLDER, machine
from torch import Tensor, nn
from torch.nn import functional

from nudge.batch_sizes import train_on_batches
from nudge.batches import updates_per_epoch
from nudge.classification import accuracy
from nudge.data.digits import digits_split
from nudge.networks import mlp

SIZES, SEEDS, TARGET, ONE_RATE = (1, 4, 16, 64, 128, 256, 600, 1200), (0, 1, 2), 0.1, 0.1
LADDER = (2.0, 1.5, 1.0, 0.7, 0.5, 0.35, 0.25, 0.2, 0.15, 0.1, 0.07, 0.05)
RATES = {1: (0.05, 0.07, 0.1, 0.14), 4: (0.14, 0.2, 0.3, 0.5), 16: (0.3, 0.5, 0.7, 1.0)}
LARGE_RATES = (0.5, 0.7, 1.0, 1.4, 2.0)  # of the other sizes
EVERY = {1: 25, 4: 10, 16: 4}  # updates between two looks at the loss of all rows; otherwise 2
LIMIT = {1: 5000, 4: 2500, 16: 1500}  # updates, after which a target counts as missed; otherwise 1300
HOPELESS = 400  # the same for large batches with tuned rates
REPETITIONS, EPOCHS, UPDATES = 15, 5, 400
(X, K), HELD, _ = digits_split().values()


def fresh(seed: int) -> nn.Sequential:
    """Return the network at a start."""
    return mlp((64, 64, 10), nn.ReLU, seed)


def loss_of(net: nn.Module, rows: tuple[Tensor, Tensor] = (X, K)) -> float:
    """Return the mean loss of a network over rows."""
    with torch.no_grad():
        return functional.cross_entropy(net(rows[0]), rows[1]).item()


def way_down(size: int, eta: float, seed: int, targets: tuple, limit: int) -> tuple[list, nn.Sequential]:
    """Return how many updates each target takes, inf if it is missed, and the network at the end."""
    net, every, found = fresh(seed), EVERY.get(size, 2), []

    def stop(done: int) -> bool:
        if done % every == 0:
            loss = loss_of(net)
            found.extend(done for target in targets[len(found) :] if loss <= target)
        return len(found) == len(targets)

    train_on_batches(net, X, K, size, eta, limit, seed + 1, stop)
    return found + [inf] * (len(targets) - len(found)), net


def ladder(size: int, eta: float) -> list:
    """Return pairs of a target and the updates to it, the median of the starts; None if it is missed."""
    ways = [way_down(size, eta, seed, LADDER, LIMIT.get(size, 1300))[0] for seed in SEEDS]
    return [[target, whole(median(needed))] for target, *needed in zip(LADDER, *ways, strict=True)]


def whole(updates: float) -> int | None:
    """Return the updates, or None for those that have no end."""
    return None if updates == inf else int(updates)


def tuned(size: int) -> dict:
    """Return what each rate needs to the target, and the best of them."""
    tried, fewest = [], inf
    for eta in RATES.get(size, LARGE_RATES):
        ends = [way_down(size, eta, seed, (TARGET,), LIMIT.get(size, HOPELESS)) for seed in SEEDS]
        runs = [found[0] for found, _ in ends]
        tried.append({"eta": eta, "updates": whole(median(runs))})
        if median(runs) < fewest:
            fewest = median(runs)
            with torch.no_grad():
                held = [accuracy(net(HELD[0]), HELD[1]) for _, net in ends]
            best = {"eta": eta, "updates": fewest, "runs": [whole(run) for run in runs]}
            best["validation"] = round(sum(held) / len(held), 4)
    return best | {"epochs": round(best["updates"] / updates_per_epoch(len(X), size), 2), "tried": tried}


def loss_after(size: int, updates: int) -> float:
    """Return the loss after so many updates with the one rate, the mean over the starts."""
    losses = []
    for seed in SEEDS:
        net = fresh(seed)
        train_on_batches(net, X, K, size, ONE_RATE, updates, seed + 1)
        losses.append(loss_of(net))
    return round(sum(losses) / len(losses), 4)


def in_turn(net: nn.Module, size: int) -> None:
    """Make an epoch of updates, each from slopes that are gathered picture by picture."""
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    for rows in torch.arange(len(X)).split(size):
        optimizer.zero_grad()
        for row in rows:
            (functional.cross_entropy(net(X[row : row + 1]), K[row : row + 1]) / len(rows)).backward()
        optimizer.step()


def together(net: nn.Module, size: int) -> None:
    """Make an epoch of updates, each from one batch."""
    train_on_batches(net, X, K, size, 0.01, updates_per_epoch(len(X), size), 1)


def seconds(way: Callable[[nn.Module, int], None], size: int) -> float:
    """Return how long an epoch takes, in seconds of this process."""
    net, start = fresh(0), time.process_time()
    way(net, size)
    return time.process_time() - start


def epoch_ms(way: Callable[[nn.Module, int], None], repetitions: int) -> list[float]:
    """Return the shortest time of whole epochs for each size, in ms; the first round warms up."""
    rounds = [[seconds(way, size) for size in SIZES] for _ in range(repetitions + 1)]
    return [round(1e3 * min(times), 2) for times in zip(*rounds[1:], strict=True)]


def record() -> dict:
    """Return what was measured, with all that it depends on."""
    rows, times = [], zip(epoch_ms(together, REPETITIONS), epoch_ms(in_turn, 3), strict=True)
    for size, (at_once, one_by_one) in zip(SIZES, times, strict=True):
        row = {"batch_size": size, "updates_per_epoch": updates_per_epoch(len(X), size), **tuned(size)}
        row["epoch_ms"] = {"together": at_once, "in_turn": one_by_one}
        row["equal_epochs"] = loss_after(size, EPOCHS * updates_per_epoch(len(X), size))
        row["equal_updates"] = loss_after(size, UPDATES)
        row["one_rate"], row["own_rate"] = ladder(size, ONE_RATE), ladder(size, row["eta"])
        rows.append(row)
        print(row, flush=True)
    return {
        "measured": "updates to a target loss, losses and time against batch size, on the handwritten digits",
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine("cpu"),
        "cores": os.cpu_count(),
        "clock": "process_time",
        "threads": 1,
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "network": [64, 64, 10],
        "examples": len(X),
        "target": TARGET,
        "one_rate": ONE_RATE,
        "equal": {"epochs": EPOCHS, "updates": UPDATES},
        "seeds": SEEDS,
        "repetitions": REPETITIONS,
        "sizes": rows,
    }


def main() -> None:
    """Measure and write the record."""
    torch.set_num_threads(1)  # as the pages compute
    made = record()
    path = FOLDER / "batches-to-target-cpu.json"
    rows = ",\n  ".join(json.dumps(row) for row in made.pop("sizes"))
    text = json.dumps(made, indent=1)[:-2] + f',\n "sizes": [\n  {rows}\n ]\n}}\n'
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
