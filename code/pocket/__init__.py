"""A small torch that readers can read: it runs the course's code where no torch can be had.

Its modules are the concepts of the course. In what the pages use it behaves as torch 2.13: values, rounding,
printing, messages. After `as_torch()`, it is what `import torch` imports. It differs in this:

- Sums and products are exact up to one rounding; torch's order of summation hangs on the processor.
- `manual_seed`, `rand` and `randperm` give torch's numbers to the last bit, `randn` and the numbers with
  which layers begin up to a few last bits; `Dropout` switches off others. There are no more random numbers.
- There are bool, int64, float16, float32 and float64 alone; whole numbers have no largest one.
- `reshape` always gives a view. A part of what is on the tape can't be changed in place.
- `//` on the tape is refused at once; slopes of `std` and `var` are computed in float64.
- `matrix_rank` is counted without singular values, which matters only where rounding blurs it.
- `save` writes no archive, so that torch can't read it, and its size is another.
- What no page shows is missing, or refused in other words; of warnings there are only three.
"""

import sys
from math import inf, nan, pi

from pocket import (
    autograd,
    elementwise,
    func,
    indexing,
    linalg,
    nn,
    optim,
    printing,
    random,
    schedulers,
    utils,
)
from pocket.linalg import corrcoef
from pocket.making import (
    arange,
    as_tensor,
    eye,
    full,
    full_like,
    linspace,
    ones,
    ones_like,
    tensor,
    zeros,
    zeros_like,
)
from pocket.numbers import DType as dtype
from pocket.numbers import bool_ as bool
from pocket.numbers import finfo, float16, float32, float64, int64
from pocket.operations import where
from pocket.random import Generator, default_generator, manual_seed, rand, randn, randperm
from pocket.saving import load, save
from pocket.tape import enable_grad, no_grad, set_grad_enabled
from pocket.tensors import Size, Tensor
from pocket.views import cat, stack

autograd.functional = func
optim.lr_scheduler = schedulers
__version__ = "2.13.0+pocket"
half, float, double, long = float16, float32, float64, int64
METHODS = """
abs add all allclose amax amin any argmax argmin argsort clamp clone cos dist div dot equal exp flatten flip
floor floor_divide fmax isclose isfinite isnan log log10 logical_not masked_fill matmul max maximum
mean median min minimum mul nextafter norm pow reciprocal relu remainder reshape round sigmoid sign sin
softmax log_softmax split sqrt square squeeze std sub sum tanh unsqueeze var
"""
globals().update({name: getattr(Tensor, name) for name in METHODS.split()})


def __getattr__(name):
    hint = "this small torch has only what the course uses"
    raise AttributeError(f"module 'torch' has no attribute '{name}' ({hint})")


def as_torch():
    """Let `import torch`, and what is in it, be this package."""
    here = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "pocket"}
    sys.modules.update({"torch" + name.removeprefix("pocket"): module for name, module in here.items()})
    sys.modules |= {"torch.nn.functional": nn.functional, "torch.autograd.functional": func}
    sys.modules["torch.optim.lr_scheduler"] = schedulers
