"""Time per update and per epoch against batch size, on the CPU and, where there is one, on a GPU.

A network of 64 inputs, 256 hidden and 10 outputs learns 1,200 examples, the sizes of small pictures
of handwritten digits; random numbers stand in for them, because time does not depend on values.
`python benchmarks/batch_size.py` writes a record beside those of other machines, to be quoted with
its machine and date.
"""

import json
import os
import platform
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

import torch
from torch import nn

from lessonkit import CODE

FOLDER = CODE / "nudge" / "data" / "measurements"
EXAMPLES, SIZES = 1200, (1, 8, 64, 256, 1024, 1200)
REPETITIONS, SECONDS = 15, 0.1  # of each size; how long one repetition takes, at least
CLOCKS = {"cpu": "process_time", "cuda": "perf_counter"}  # one thread's own time; a GPU has to be waited for
CPUINFO = Path("/proc/cpuinfo")


def updater(size: int, device: str) -> Callable[[int], None]:
    """Return a function that makes one update of plain gradient descent with the rows from a place on."""
    torch.manual_seed(0)
    x, y = torch.randn(EXAMPLES, 64, device=device), torch.randint(10, (EXAMPLES,), device=device)
    net = nn.Sequential(nn.Linear(64, 256), nn.ReLU(), nn.Linear(256, 10)).to(device)
    optimizer, loss = torch.optim.SGD(net.parameters(), lr=0.1), nn.CrossEntropyLoss()

    def update(first: int) -> None:
        rows = slice(first, first + size)
        optimizer.zero_grad()
        loss(net(x[rows]), y[rows]).backward()
        optimizer.step()

    return update


def seconds_for(act: Callable[[], None], times: int, device: str) -> float:
    """Return how long it takes to act some times; on the CPU, other programs do not count."""
    wait = torch.cuda.synchronize if device == "cuda" else lambda: None
    clock = getattr(time, CLOCKS[device])
    wait()
    start = clock()
    for _ in range(times):
        act()
    wait()
    return clock() - start


def repeated(act: Callable[[], None], device: str) -> tuple[int, list[float]]:
    """Return how often one repetition acts, and of each repetition the seconds for acting once."""
    times = 1
    while (taken := seconds_for(act, times, device)) < SECONDS:  # warms up as well
        times = max(2 * times, int(times * SECONDS / taken))
    return times, [seconds_for(act, times, device) / times for _ in range(REPETITIONS)]


def middle(times: list[float], unit: float, digits: int) -> dict:
    """Return the median and the quartiles of times in a unit, given in seconds."""
    lower, _, upper = (round(time / unit, digits) for time in quantiles(times, n=4))
    return {"median": round(median(times) / unit, digits), "quartiles": [lower, upper]}


def measure(size: int, device: str) -> dict:
    """Return the time of an update, in µs, and of a whole epoch with its smaller last batch, in ms."""
    update = updater(size, device)

    def epoch() -> None:
        for first in range(0, EXAMPLES, size):
            update(first)

    updates, of_update = repeated(lambda: update(0), device)
    _, of_epoch = repeated(epoch, device)
    return {
        "batch_size": size,
        "updates_per_repetition": updates,
        "updates_per_epoch": -(-EXAMPLES // size),
        "update_us": middle(of_update, 1e-6, 1),
        "epoch_ms": middle(of_epoch, 1e-3, 2),
    }


def machine(device: str) -> str:
    """Return the name of the processor that computes."""
    if device == "cuda":
        return torch.cuda.get_device_name()
    names = re.findall(r"model name\s*: (.+)", CPUINFO.read_text() if CPUINFO.exists() else "")
    return names[0] if names else platform.processor() or platform.machine()


def record(device: str) -> dict:
    """Return what was measured on a device, with all that it depends on."""
    return {
        "measured": "time per update and per epoch against batch size",
        "date": datetime.now(UTC).date().isoformat(),
        "device": device,
        "machine": machine(device),
        "cores": os.cpu_count(),
        "clock": CLOCKS[device],
        "threads": torch.get_num_threads(),
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "network": [64, 256, 10],
        "examples": EXAMPLES,
        "repetitions": REPETITIONS,
        "sizes": [measure(size, device) for size in SIZES],
    }


def main() -> None:
    """Measure on every device that there is; write a record of each."""
    torch.set_num_threads(1)  # as the pages compute
    FOLDER.mkdir(exist_ok=True)
    for device in ("cpu", "cuda") if torch.cuda.is_available() else ("cpu",):
        made = record(device)
        path = FOLDER / f"batch-size-{device}.json"
        path.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        for row in made["sizes"]:
            update, (lower, upper) = row["update_us"]["median"], row["update_us"]["quartiles"]
            spread = f"{update:9.1f} µs an update ({lower} to {upper})"
            print(f"{device} B={row['batch_size']:5} {spread} {row['epoch_ms']['median']:8.2f} ms an epoch")


if __name__ == "__main__":
    main()
