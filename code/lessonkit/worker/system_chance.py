"""System chance: that of the machine, which no seed fixes, is refused to the code of a page."""

import functools
import os
import random
import sys
from collections.abc import Callable

import numpy
import torch

from lessonkit.worker.refusals import RefusedError

THROUGH = {"random", "secrets", "uuid"}  # ways on which a page asks for chance
ASKING = {"__main__", "nudge"}


def refuse() -> None:
    """Refuse chance from the machine to a page; libraries may have it for purposes of their own."""
    frame = sys._getframe(2)
    while frame.f_globals.get("__name__", "").partition(".")[0] in THROUGH:
        frame = frame.f_back
    if frame.f_globals.get("__name__", "").partition(".")[0] not in ASKING:
        return
    does = "takes chance from the machine, and a reader gets something else; give a seed"
    raise RefusedError(f"{does}, as in `torch.manual_seed(0)`, `default_rng(0)` or `Random(0)`")


def refusing(ask: Callable) -> Callable:
    """Return a function that gives chance from the machine, made to refuse it to a page."""

    @functools.wraps(ask)
    def asking(*arguments, **options):
        refuse()
        return ask(*arguments, **options)

    return asking


class Random(random.Random):
    """Python's, which without a seed begins with the machine's chance."""

    def seed(self, a=None, version: int = 2) -> None:
        if a is None:
            refuse()
        super().seed(a, version)


class RandomState(numpy.random.RandomState):
    """Numpy's older generator, which looks at the machine's chance even where it has a seed."""

    def __init__(self, seed=None):
        if seed is None:
            refuse()
        super().__init__(seed)


class Generator(torch.Generator):
    """Torch's, which can be asked for the machine's chance."""

    def seed(self) -> int:
        refuse()
        return super().seed()


def refuse_machine() -> None:
    """Refuse to the page whatever has no seed."""
    for name in {"urandom", "getrandom"} & vars(os).keys():
        setattr(os, name, refusing(getattr(os, name)))
    random._urandom = os.urandom
    torch.seed = torch.random.seed = refusing(torch.seed)
    random.Random, numpy.random.RandomState, torch.Generator = Random, RandomState, Generator
