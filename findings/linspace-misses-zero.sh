#!/usr/bin/env bash
# torch.linspace: where a grid has a point at 0, nearly all of them miss it; numpy.linspace hits nearly all.
#
# Expected, from its documentation (values start, start + step, ...) and from numpy.linspace, which computes the same
# formula: the grid from -6 to 1 in 22 points has step 1/3, so point 18 is 0, or misses it as rarely in torch as in
# NumPy. A corner at 0, as that of relu or abs, is then on the grid.
#
# Why it is otherwise: point 18 is computed from the near end, as 1 - 3 * step. The plain kernel rounds 3 * step to 1,
# and gets 0. The vectorized one (AVX2, AVX-512) gives what a fused multiply-add gives, which does not round the
# product: what is left is the rounding error of the step. With ATEN_CPU_CAPABILITY=default the same program hits 0
# as NumPy does, so whether a point lies on the corner depends on the processor. Needs a processor with AVX2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.4.6
cat > "$folder/count.py" <<'PYTHON'
import numpy as np
import torch

grids = [
    (low, high, points, -low * (points - 1) // (high - low))
    for low in range(-6, 0)
    for high in range(1, 7)
    for points in range(3, 202)
    if -low * (points - 1) % (high - low) == 0
]


def missed(linspace):
    return sum(linspace(low, high, points)[zero].item() != 0 for low, high, points, zero in grids)


def by_torch(*grid):
    return torch.linspace(*grid, dtype=torch.float64)


print(len(grids), missed(by_torch), missed(np.linspace), by_torch(-6, 1, 22)[18].item())
PYTHON
count() { ATEN_CPU_CAPABILITY=$1 "$folder/venv/bin/python" "$folder/count.py"; }
vectorized=$(count avx2)
plain=$(count default)
echo "torch 2.13.0, numpy 2.4.6: grids with a point at 0, missed by torch, missed by numpy, point 18 of linspace(-6, 1, 22)"
echo "expected:            1800, as few as by numpy, 0.0"
echo "seen with AVX2:      $vectorized"
echo "seen without:        $plain"
[ "$vectorized" = "1800 1557 21 5.551115123125783e-17" ] && [ "$plain" = "1800 21 21 0.0" ]
