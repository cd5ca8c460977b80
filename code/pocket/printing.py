"""Printing: a tensor as torch shows it."""

import math

from pocket.numbers import bool_, float32, int64
from pocket.tensors import Tensor

LINE, MANY, EDGE = 80, 1000, 3  # of more than MANY numbers, only so many at each edge are shown


def shown(a):
    """Return the tensor as text; what is said behind its numbers begins a line where it does not fit."""
    items = shortened(a.tolist(), a.ndim) if a.numel() > MANY else a.tolist()
    text = "tensor(" + (laid_out(items, a.ndim, *style(flat(items), a.dtype)) if a.numel() else "[]")
    length = len(text) - text.rfind("\n") + 1
    for more in said(a):
        length += len(more) + 2
        text += f", {more}" if length <= LINE else f",\n{' ' * 7}{more}"
        length = length if length <= LINE else 7 + len(more)
    return text + ")"


def shortened(items, axes):
    """Return lists within lists with ... for all but the items at both edges."""
    if not axes:
        return items
    items = items if len(items) <= 2 * EDGE else [*items[:EDGE], ..., *items[-EDGE:]]
    return [item if item is ... else shortened(item, axes - 1) for item in items]


def flat(items):
    """Return the numbers of lists within lists in a row."""
    return (
        [v for item in items for v in flat(item)] if isinstance(items, list) else [items] * (items is not ...)
    )


def style(numbers, dtype):
    """Return how each of these numbers is written, and how wide."""
    if dtype.sort < 2:
        return str, max(len(str(v)) for v in numbers)
    finite = [v for v in numbers if v - v == 0 and v != 0]
    large, small = max(map(abs, finite), default=1), min(map(abs, finite), default=1)
    if large / small > 1000 or large > 1e8 or small < 1e-4:
        write = "{:.4e}".format
    elif all(v == math.ceil(v) for v in finite):
        write = lambda v: f"{v:.0f}" + "." * (v - v == 0)
    else:
        write = "{:.4f}".format
    return write, max((len(write(v)) for v in finite), default=1)


def laid_out(items, axes, write, width, indent=7):
    """Return numbers in brackets within brackets, in lines of at most 80 characters."""
    if not axes:
        return write(items).rjust(width)
    inner = (laid_out(item, axes - 1, write, width, indent + 1) for item in items if item is not ...)
    dots = "..." if axes > 1 else " ..."
    parts = [dots if item is ... else next(inner) for item in items]
    new_line = "\n" * max(axes - 1, 1) + " " * (indent + 1)
    n = max(1, (LINE - indent) // (width + 2)) if axes == 1 else 1
    return "[" + f",{new_line}".join(", ".join(parts[i : i + n]) for i in range(0, len(parts), n)) + "]"


def said(a):
    """Yield what is said of a tensor behind its numbers: nothing of what is usual."""
    if not a.numel() and a.ndim != 1:
        yield f"size={tuple(a.shape)}"
    if a.dtype not in ((float32, int64, bool_) if a.numel() else (float32,)):
        yield f"dtype={a.dtype}"
    if a.requires_grad:
        yield f"grad_fn=<{a.grad_fn.name()}>" if a.grad_fn else "requires_grad=True"


Tensor.__repr__ = shown
