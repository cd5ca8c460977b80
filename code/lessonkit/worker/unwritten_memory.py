"""Unwritten memory: where nothing was written yet, each run of a page that runs again finds other things."""

import functools
import os
from collections.abc import Callable

import numpy
import torch

from lessonkit.running.repeating import UNWRITTEN

NUMBERS = "biufc"


def fill_memory() -> None:
    """Let tensors and arrays without content begin with the number of the run, if it has one."""
    number = os.environ.get("PYTHONHASHSEED", "")
    if number.isdigit():
        for home in (torch, torch.Tensor, numpy):
            for name in UNWRITTEN.intersection(dir(home)):
                setattr(home, name, filling(getattr(home, name), int(number)))


def filling(allocate: Callable, number: int) -> Callable:
    """Return a function that gives memory, made to fill it."""

    @functools.wraps(allocate)
    def allocating(*arguments, **options):
        found = allocate(*arguments, **options)
        if isinstance(found, torch.Tensor):
            found.detach().fill_(number)
        elif found.dtype.kind in NUMBERS:  # an array of objects begins with None, always
            found.fill(number)
        return found

    return allocating
