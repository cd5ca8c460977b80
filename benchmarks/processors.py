"""Proves the pages as on another processor, and names each digit shown that hangs on the order of a sum."""

import argparse
import os
import sys
from pathlib import Path

from lessonkit import CACHE
from lessonkit.proving import stored_verdicts
from lessonkit.proving.examples import text_faults
from lessonkit.proving.report import asked
from lessonkit.proving.site import site_faults
from lessonkit.reading import pages
from lessonkit.running import stored_runs, workers

OLDER = {"ATEN_CPU_CAPABILITY": "default", "MKL_CBWR": "COMPATIBLE"}  # as torch and MKL call it
UNPROVEN = CACHE / "verdicts" / "of another processor"  # where no verdict is
LEVEL = "import torch\n\ntorch.backends.cpu.get_cpu_capability() == 'DEFAULT'"
REORDERED = "import sys\n\n'reordering' in sys.modules"


def compute_otherwise(seed: int) -> None:
    """Let all pages run, none from the store, where torch computes as on another processor."""
    stored_runs.load, stored_runs.save = lambda program: None, lambda *run: None
    stored_verdicts.verdict, stored_verdicts.note = lambda *what: UNPROVEN, lambda place: None
    if seed:
        os.environ |= {"PROCESSOR": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)}
        workers.PRELOADED.append("reordering")
        declared = pages.Page.time_limit
        pages.Page.time_limit = property(lambda page: 10 * declared.fget(page))  # sums go by way of Python
    else:
        os.environ |= OLDER
    held = f"```python\n{REORDERED if seed else LEVEL}\n```\n\n```text\nTrue\n```\n"
    assert text_faults(held, Path("page.md")) == [], "needs worker processes that are forked"


def main() -> int:
    """Print the faults of the site; return 1 where there are any."""
    parser = argparse.ArgumentParser(description=__doc__, epilog="Pages can be named as for `make check`.")
    parser.add_argument("--seed", type=int, default=1, help="which other processor; 0 for an older one")
    options, rest = parser.parse_known_args()
    part = asked(rest).part
    compute_otherwise(options.seed)
    faults = site_faults(lambda line: print(line, file=sys.stderr), part)
    print(*faults, f"{len(faults)} faults on processor {options.seed}", sep="\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
