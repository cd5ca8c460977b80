"""Mutation check: change one small thing at a time, in a copy of the project, and see if a test notices.

Changed are constants, operators and returned values of the teaching code, and the numbers that a page
binds to its run or shows as output.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scratch import Scratch

from lessonkit import ROOT


def main() -> int:
    """Run the survey in a copy of the project; return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--budget", type=float, default=600, help="seconds (default: 600)")
    parser.add_argument("--seed", type=int, default=0, help="another one gives another order (default: 0)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Scratch.create(Path(folder).resolve()).root
        for name in ("benchmarks", "tests/nudge"):
            shutil.copytree(ROOT / name, copy / name, dirs_exist_ok=True)
        return survey(copy, options.budget, options.seed)


def survey(copy: Path, budget: float, seed: int) -> int:
    """Run the copy's survey with the copy's code; return its exit status."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(copy / "code"), str(copy / "benchmarks")]),
        # Python tells stale bytecode by size and second, which a mutant often shares with the original.
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, str(copy / "benchmarks" / "survey.py"), str(budget), str(seed)]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
