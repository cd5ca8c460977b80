"""Time per update of data-parallel descent with 1, 2 and 4 processes on this machine, by gloo.

Two models: the line of the lab, whose update is next to no work, and a network of three layers of 512 units,
whose update is. All the rows of an update are divided among the processes, each of which has one thread.
`python benchmarks/data_parallel.py` writes a record, to be quoted with its machine and date; run it on a
machine that does nothing else.
"""

import json
import os
import platform
import time
from datetime import UTC, datetime
from functools import partial
from statistics import median, quantiles

import torch
from batch_size import FOLDER, machine
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel

from nudge.parallel import in_processes, over_processes

PROCESSES, REPETITIONS = (1, 2, 4), 60
LINE_ROWS, LINE_UPDATES = 1000, 50
NET_ROWS, NET_UPDATES, NET_UNITS = 2048, 1, 512


def line_times() -> list[float]:
    """Return how long an update of the line takes in this process, in ms, repetition by repetition."""
    rows = LINE_ROWS // distributed.get_world_size()
    x = torch.linspace(-2, 2, rows, dtype=torch.float64)
    y, theta = 2 * x + 1, torch.tensor([1.0, 0.0], dtype=torch.float64)

    def update() -> None:
        e = theta[0] * x + theta[1] - y
        g = torch.stack([(2 * e * x).mean(), (2 * e).mean()])
        theta.sub_(0.1 * over_processes(g, rows))

    return times(update, LINE_UPDATES)


def net_times() -> list[float]:
    """Return how long an update of the network takes, wrapped by torch where there are several processes."""
    size = distributed.get_world_size()
    torch.manual_seed(0)
    x, y = torch.randn(NET_ROWS // size, NET_UNITS), torch.randn(NET_ROWS // size, NET_UNITS)
    layers = [layer for _ in range(3) for layer in (nn.Linear(NET_UNITS, NET_UNITS), nn.ReLU())]
    net = nn.Sequential(*layers)
    model = DistributedDataParallel(net) if size > 1 else net
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)

    def update() -> None:
        optimizer.zero_grad()
        ((model(x) - y) ** 2).mean().backward()
        optimizer.step()

    return times(update, NET_UPDATES)


def times(update, updates: int) -> list[float]:
    """Return the times of an update, in ms; those of the first repetition, which warms up, are left out."""
    found = []
    for _ in range(REPETITIONS + 1):
        distributed.barrier()
        start = time.perf_counter()
        for _ in range(updates):
            update()
        found.append((time.perf_counter() - start) / updates * 1e3)
    return found[1:]


def spread(found: list[float]) -> dict:
    """Return the shortest of some times, the one that other programs disturbed least, with the quartiles."""
    lower, _, upper = quantiles(found, n=4)
    rounded = [round(value, 3) for value in (min(found), median(found), lower, upper)]
    return {"shortest": rounded[0], "median": rounded[1], "quartiles": rounded[2:]}


def record() -> dict:
    """Return what was measured, with all that it depends on."""
    rows = []
    for size in PROCESSES:
        line, net = in_processes(size, partial(line_times), partial(net_times))
        rows.append({"processes": size, "line_ms": spread(line[0]), "network_ms": spread(net[0])})
    return {
        "measured": "time per update of data-parallel descent against the number of processes",
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine("cpu"),
        "cores": os.cpu_count(),
        "clock": "perf_counter",
        "threads": 1,
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "line": {"rows": LINE_ROWS},
        "network": {"rows": NET_ROWS, "layers": 3, "units": NET_UNITS},
        "repetitions": REPETITIONS,
        "runs": rows,
    }


def main() -> None:
    """Measure, write the record, and print it."""
    made = record()
    path = FOLDER / "data-parallel-cpu.json"
    path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    for run in made["runs"]:
        print(run)


if __name__ == "__main__":
    from data_parallel import main as measure  # as a module, which its processes can import

    measure()
