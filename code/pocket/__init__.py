"""A small torch that readers can read: it runs the course's code where no torch can be had.

Its modules are the concepts of the course. In what the pages use it behaves as torch 2.13: values, rounding,
printing, messages. After `as_torch()`, it is what `import torch` imports.
"""

import sys
from math import inf, nan, pi

from pocket import autograd, func, functional, indexing, linalg, nn, optim, picking, printing, random
from pocket.broadcasting import broadcast_shapes
from pocket.choices import where
from pocket.conversions import as_tensor, tensor
from pocket.indices import unravel_index
from pocket.joining import cat, stack
from pocket.making import arange, eye, full, full_like, linspace, ones, ones_like, zeros, zeros_like
from pocket.numbers import DType as dtype
from pocket.numbers import FInfo as finfo
from pocket.numbers import bool_ as bool
from pocket.numbers import float16, float32, float64, int32, int64, uint8
from pocket.products import corrcoef, dot
from pocket.random import Generator, default_generator, manual_seed, rand, randint, randn, randperm
from pocket.storage import Size
from pocket.tape import enable_grad, is_grad_enabled, no_grad, set_grad_enabled
from pocket.tensors import Tensor

__version__ = "2.13.0+pocket"
half, float, double, long = float16, float32, float64, int64
METHODS = """
abs add all allclose amax amin any argmax argmin ceil clamp clone cos cumsum dist div equal exp flatten flip
floor floor_divide isclose isfinite isinf isnan log log10 log2 logical_not masked_fill matmul max maximum mean
median min minimum mul nextafter norm permute pow reciprocal relu remainder reshape round sigmoid sign sin
sort sqrt square squeeze std sub sum tanh transpose unbind unsqueeze var
"""
globals().update({name: getattr(Tensor, name) for name in METHODS.split()})


def __getattr__(name):
    hint = "this small torch has only what the course uses"
    raise AttributeError(f"module 'torch' has no attribute '{name}' ({hint})")


def as_torch():
    """Let `import torch`, and what is in it, be this package."""
    here = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "pocket"}
    sys.modules.update({"torch" + name.removeprefix("pocket"): module for name, module in here.items()})
    sys.modules |= {"torch.nn.functional": functional, "torch.autograd.functional": autograd.functional}
