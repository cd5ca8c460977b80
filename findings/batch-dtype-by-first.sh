#!/usr/bin/env bash
# torch.utils.data.DataLoader: the dtype of a batch depends on which example comes first in it.
#
# Expected, from its documentation (numbers become a tensor): labels written as Python numbers, some whole, some not,
# come in batches of one dtype, the one that torch.tensor gives the whole list, float32.
#
# Why it is otherwise: default_collate looks at the first number of the batch alone. A float there makes the batch
# float64; an int hands the list to torch.tensor, which makes it float32, or int64 if all are whole. So with
# shuffling the same training loop gets three dtypes within an epoch, and a layer or a loss refuses some batches
# and not others. Labels that are one tensor from the start, or that all have a point, have none of this.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import torch
from torch.utils.data import DataLoader

labels = [8, 3.5, 0.5, 14, 6, 13]
print("torch", torch.__version__.partition("+")[0])
print("the labels", labels, "as one tensor:", torch.tensor(labels).dtype)
batches = list(DataLoader(labels, batch_size=2))
for batch in batches:
    print(f"batch {batch.tolist()}: expected torch.float32, seen {batch.dtype}")
layer, refused = torch.nn.Linear(1, 1), []
for batch in batches:
    try:
        layer(batch[:, None])
    except RuntimeError as error:
        refused.append(batch.dtype)
        print(f"Linear refuses the batch {batch.tolist()}: {error}")
found = [batch.dtype for batch in batches]
sys.exit((found, refused) != ([torch.float32, torch.float64, torch.int64], [torch.float64, torch.int64]))
PYTHON
