"""Proves the pages as on another processor, and names each digit shown that hangs on the order of a sum."""

import argparse
import os
import sys
from pathlib import Path

from lessonkit.proving.examples import text_faults
from lessonkit.proving.report import asked
from lessonkit.proving.site import site_faults
from lessonkit.reading import pages
from lessonkit.running import stored_runs, workers

REORDERED = '```python\nimport sys\n\n"reordering" in sys.modules\n```\n\n```text\nTrue\n```\n'


def compute_otherwise(seed: int) -> None:
    """Let all pages run, none from the store, where torch computes as on another processor."""
    os.environ |= {"PROCESSOR": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)}
    workers.PRELOADED.append("reordering")
    pages.TIME_LIMIT *= 10  # every sum takes a detour by way of Python
    stored_runs.load, stored_runs.save = lambda program: None, lambda *run: None
    assert text_faults(REORDERED, Path("page.md")) == [], "needs worker processes that are forked"


def main() -> int:
    """Print the faults of the site; return 1 where there are any."""
    parser = argparse.ArgumentParser(description=__doc__, epilog="Pages can be named as for `make check`.")
    parser.add_argument("--seed", type=int, default=1, help="which other processor")
    options, rest = parser.parse_known_args()
    part = asked(rest).part
    compute_otherwise(options.seed)
    faults = site_faults(lambda line: print(line, file=sys.stderr), part)
    print(*faults, f"{len(faults)} faults on processor {options.seed}", sep="\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
