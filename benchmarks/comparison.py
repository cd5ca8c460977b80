"""Builds of four systems side by side, in one run: processor seconds of the whole tree, wall time and memory.

`ROUNDS=1` in the environment makes the short form: one round, in English only. Otherwise three rounds
in all locales, and the median of each. `LOCALES=en,zh-Hant` names them.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from measured_system import System
from process_tree import Cost
from systems import PAGES, SYSTEMS

ROUNDS = int(os.environ.get("ROUNDS", 3))
LOCALES = os.environ.get("LOCALES", "en" if ROUNDS == 1 else "en,zh-Hant,zh-Hans").split(",")
MODULE = "code/nudge/subgradients.py"  # few pages use it


def edit_module(system: System) -> None:
    """Change a line of a module that few pages use, in the only system that has modules."""
    path = system.folder / MODULE
    path.write_text(path.read_text("utf-8") + "\nanother_name = 1\n", "utf-8")


CHANGES: dict[str, Callable[[System], None]] = {
    "cold": System.forget,
    "nothing changed": lambda system: None,
    "one prose line": System.edit_prose,
    "one line of code": System.edit_code,
}
OURS_ALONE = {"one line of a module": edit_module}


def measure(make: Callable[[Path, list[str]], System]) -> tuple[str, dict[str, list[Cost]]]:
    """Return what each change costs a system, once a round."""
    costs: dict[str, list[Cost]] = {}
    with tempfile.TemporaryDirectory(prefix="systems-") as folder:
        system = make(Path(folder) / "site", LOCALES)
        changes = CHANGES | (OURS_ALONE if (system.folder / MODULE).exists() else {})
        for _ in range(ROUNDS):
            for name, change in changes.items():
                change(system)
                costs.setdefault(name, []).append(system.build())
                print(f"  {system.name}, {name}: {costs[name][-1].processor:.1f} s", flush=True)
    return system.name, costs


def cell(costs: list[Cost]) -> str:
    """Return the medians of some costs as a cell of the table."""
    wall, processor, memory = (median(column) for column in zip(*costs, strict=True))
    return f"{processor:.1f} ({wall:.1f}; {memory:.2f})"


def main() -> None:
    """Print one table: a row for each change, a column for each system."""
    if "en" not in LOCALES:
        sys.exit(f"LOCALES={','.join(LOCALES)}: name en, too; one of its pages is edited")
    print(f"{os.cpu_count()} cores, {len(PAGES)} pages, {ROUNDS} rounds, locales: {', '.join(LOCALES)}")
    columns = dict(measure(make) for make in SYSTEMS)
    print(
        f"\n| processor s (wall s; GB at the peak) | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}"
    )
    for name in CHANGES | OURS_ALONE:
        cells = (cell(costs[name]) if name in costs else "–" for costs in columns.values())
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
