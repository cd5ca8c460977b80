"""Shares: between the machines that share the tests, each file runs on one of them."""

import re
import subprocess
import sys

from lessonkit import ROOT

FOLDER = "tests/lessonkit/common"


def collected(shard):
    """Return the files that a shard runs of a folder."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "--shard", shard, FOLDER]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return re.findall(r"^(\S+\.py): \d+$", done.stdout, re.MULTILINE)


def test_each_file_runs_in_one_shard():
    all_files = sorted(path.name for path in (ROOT / FOLDER).glob("test_*.py"))
    shards = [collected(f"{number}/3") for number in (1, 2, 3)]
    assert sorted(name.rpartition("/")[2] for files in shards for name in files) == all_files
    assert max(map(len, shards)) - min(map(len, shards)) <= 1
