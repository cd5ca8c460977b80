"""Pocket needs nothing but Python's standard library, and is what `import torch` gives."""

import subprocess
import sys

from lessonkit import CODE

PROGRAM = f"""
import sys
sys.path.insert(0, {str(CODE)!r})
before = set(sys.modules)
import pocket
names = {{name.partition(".")[0] for name in set(sys.modules) - before}} - {{"pocket"}}
print(sorted(names - sys.stdlib_module_names))
pocket.as_torch()
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import Tensor, linalg, optim
from torch.autograd.functional import jacobian
from torch.nn import functional
from nudge.losses import mse
x = torch.tensor([1.0, 3.0])
print(torch is pocket, F is functional, isinstance(x, Tensor), isinstance(x.dtype, torch.dtype))
print(mse(x, 0 * x))
print(torch.func.grad(torch.sin)(torch.tensor(0.0)), linalg.norm(x), nn.Linear(2, 1), optim.SGD.__name__)
print(jacobian(torch.abs, x), torch.__version__)
"""
SAID = """\
[]
True True True True
tensor(5.)
tensor(1.) tensor(3.1623) Linear(in_features=2, out_features=1, bias=True) SGD
tensor([[1., 0.],
        [0., 1.]]) 2.13.0+pocket
"""


def test_alone_it_is_torch():
    command = [sys.executable, "-I", "-S", "-c", PROGRAM]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == SAID
