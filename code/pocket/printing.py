"""Printing: a tensor as torch shows it."""

import math

from pocket.numbers import bool_, float32, int64
from pocket.tensors import Tensor

DECIMALS, LINE = 4, 80
MANY, EDGE = 1000, 3  # of more numbers, only so many at each edge are shown


def shown(a):
    """Return the tensor as text."""
    items, many = a.tolist(), a.numel() > MANY
    if not a.numel():
        body = "[]"
    else:
        write, width = style(kept(items, a.ndim, many), a.dtype)
        body = laid_out(items, a.ndim, lambda v: write(v).rjust(width), width, many)
    return with_suffixes("tensor(" + body, suffixes(a))


Tensor.__repr__ = shown


def kept(items, axes, many):
    """Return the numbers that are shown, in a row."""
    if not axes:
        return [items]
    items = items[:EDGE] + items[-EDGE:] if many and len(items) > 2 * EDGE else items
    return [number for item in items for number in kept(item, axes - 1, many)]


def style(numbers, dtype):
    """Return how each of these numbers is written, and how wide."""
    if dtype.sort < 2:
        return str, max(len(str(v)) for v in numbers)
    finite = [v for v in numbers if v - v == 0 and v != 0]
    large, small = max(map(abs, finite), default=1), min(map(abs, finite), default=1)
    if large / small > 1000 or large > 1e8 or small < 1e-4:
        write = lambda v: f"{v:.{DECIMALS}e}"
    elif all(v == math.ceil(v) for v in finite):
        write = lambda v: f"{v:.0f}" + "." * (v - v == 0)
    else:
        write = lambda v: f"{v:.{DECIMALS}f}"
    return write, max((len(write(v)) for v in finite), default=1)


def laid_out(items, axes, write, width, many, indent=7):
    """Return numbers in brackets within brackets, in lines of at most 80 characters."""
    if not axes:
        return write(items)
    edges = many and len(items) > 2 * EDGE
    items = items[:EDGE] + items[-EDGE:] if edges else items
    parts = [laid_out(item, axes - 1, write, width, many, indent + 1) for item in items]
    if edges:
        parts.insert(EDGE, "..." if axes > 1 else " ...")
    if axes > 1:
        return "[" + ("," + "\n" * (axes - 1) + " " * (indent + 1)).join(parts) + "]"
    n = max(1, (LINE - indent) // (width + 2))
    lines = [", ".join(parts[i : i + n]) for i in range(0, len(parts), n)]
    return "[" + (",\n" + " " * (indent + 1)).join(lines) + "]"


def suffixes(a):
    """Yield what is said of a tensor behind its numbers: nothing of what is usual."""
    if not a.numel() and a.ndim != 1:
        yield f"size={tuple(a.shape)}"
    if a.dtype not in ((float32, int64, bool_) if a.numel() else (float32,)):
        yield f"dtype={a.dtype}"
    if a.grad_fn:
        yield f"grad_fn=<{a.grad_fn.name()}>"
    elif a.requires_grad:
        yield "requires_grad=True"


def with_suffixes(text, added):
    """Return the text with suffixes; one that does not fit begins a line."""
    length = len(text) - text.rfind("\n") + 1
    for suffix in added:
        if length + len(suffix) + 2 > LINE:
            text, length = f"{text},\n{' ' * 7}{suffix}", 7 + len(suffix)
        else:
            text, length = f"{text}, {suffix}", length + len(suffix) + 2
    return text + ")"
