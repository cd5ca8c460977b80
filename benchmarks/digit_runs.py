"""Train the networks whose results the lesson on experiments compares: digits, 10 epochs, batches of 32.

`python benchmarks/digit_runs.py` writes them beside the other records, in some four minutes. Most are a map
of 20 learning rates and 8 widths; others compare momentum with plain descent, or repeat one setting.
"""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime

import torch
from batch_size import FOLDER, machine

from nudge.data.digits import digits_split
from nudge.experiments import digit_run

RATES = [float(f"{10 ** (k / 5 - 3):.3g}") for k in range(20)]
WIDTHS = [2, 4, 8, 16, 32, 64, 128, 256]
TUNED = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0]
CHOSEN = {  # by five runs each, then run on fresh seeds; the last two are a pair with equal steps
    "constant": [(0.3, 0), (0.03, 0.9)],
    "cosine": [(1.0, 0), (0.1, 0.9), (0.3, 0), (0.03, 0.9)],
}


def setting(width: int, eta: float, momentum: float = 0, plan: str = "constant") -> dict:
    """Return everything that is set by hand in a run."""
    return {"width": width, "eta": eta, "momentum": momentum, "plan": plan}


def planned() -> Iterator[tuple[dict, list[int]]]:
    """Yield each setting with its seeds."""
    for width in WIDTHS:
        for eta in RATES:
            often = (width, eta) == (32, 0.1)
            yield setting(width, eta), list(range(1, 21 if often else 4))
    for plan in CHOSEN:
        for momentum in (0, 0.9):
            for eta in TUNED:
                seen = plan == "constant" and not momentum and eta in RATES
                start = (21 if eta == 0.1 else 4) if seen else 1
                fresh = [*range(101, 121)] if (eta, momentum) in CHOSEN[plan] else []
                yield setting(32, eta, momentum, plan), [*range(start, 6), *fresh]


if __name__ == "__main__":
    torch.set_num_threads(1)
    parts = digits_split()
    runs = [
        {"setting": chosen, "seeds": seeds, "right": [digit_run(chosen, seed, parts) for seed in seeds]}
        for chosen, seeds in planned()
        if seeds
    ]
    record = {
        "measured": "pictures read right, of the 297 for validation, after 10 epochs",
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine("cpu"),
        "cores": os.cpu_count(),
        "versions": {"torch": torch.__version__},
        "repetitions": "one run of each seed",
    }
    lines = ",\n".join("    " + json.dumps(run) for run in runs)
    head = json.dumps(record, indent=2).removesuffix("\n}")
    (FOLDER / "digit-runs-cpu.json").write_text(f'{head},\n  "runs": [\n{lines}\n  ]\n}}\n')
