#!/usr/bin/env bash
# torch.utils.data.random_split: 71 % and 29 % of 100 examples are 72 and 28.
#
# Expected, from its documentation (each part gets floor(fraction * length), remainders are dealt out): 100 examples
# can be divided 71 : 29 without a remainder, so the parts are 71 and 29, in whichever order the fractions come.
#
# Why it is otherwise: 0.29 * 100 is 28.999999999999996 in float64, so the second part gets 28. The one that is
# missing counts as a remainder and goes to the first part. With the small part first, the error cancels. A split
# by whole numbers, [71, 29], has none of this.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import torch
from torch.utils.data import random_split


def sizes(n, percents):
    return [len(part) for part in random_split(range(n), [percent / 100 for percent in percents])]


print("torch", torch.__version__.partition("+")[0])
seen = {percents: sizes(100, percents) for percents in [(71, 29), (29, 71)]}
for percents, parts in seen.items():
    print(f"random_split of 100 by {percents} %: expected {list(percents)}, seen {parts}")
off, even = [], 0
for n in range(1, 1001):
    for percent in range(1, 100):
        if n * percent % 100 == 0:
            even += 1
            off += [(n, percent)] * (sizes(n, (percent, 100 - percent))[0] * 100 != n * percent)
print(f"of {even} splits of up to 1000 examples that leave no remainder, expected to be off: 0, seen: {len(off)}")
print("the first:", ", ".join(f"{p} % of {n}" for n, p in off[:4]))
sys.exit(seen != {(71, 29): [72, 28], (29, 71): [29, 71]})
PYTHON
