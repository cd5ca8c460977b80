"""Indexing: parts of a tensor, as views where numbers and slices name them, else as copies."""

from pocket.arranging import axis_of
from pocket.broadcasting import shrunk, stretched
from pocket.conversions import as_tensor
from pocket.indices import ALL, looked, named
from pocket.numbers import bool_
from pocket.tape import record
from pocket.tensors import Tensor, method, taken


@method("__getitem__")
def part(a, key, name=""):
    """Return a view where numbers, slices, None and ... name it; of what lists and masks name, a copy."""
    seen, lists = looked(a, key, name)
    return taken(seen, *named(seen, lists), "IndexBackward0") if lists else seen


@method("__setitem__")
def change_part(a, key, value):
    """Change a part in place, on the tape as well where one of both is on it."""
    a.check_may_change(part=True)
    value, before = as_tensor(value, a.dtype), a.detach()
    seen, lists = looked(before, key)
    places, shape = named(seen, lists) if lists else (range(seen.numel()), seen.shape)
    numbers = list(seen.values)
    for place, number in zip(places, stretched(value, shape), strict=True):
        numbers[place] = number
    seen.write(numbers)
    before.node, name = a.node, "IndexPutBackward0" if lists else "CopySlices"
    record(a, name, (before, lambda g: emptied(g, key)), (value, lambda g: shrunk(g[key], value.shape)))


def emptied(g, key):
    """Return a gradient with 0 for the part that was changed."""
    mask = Tensor([False] * g.numel(), g.shape, bool_)
    mask[key] = True
    return g.masked_fill(mask, 0.0)


@method()
def select(a, dim, index, name=""):
    """Return what stands at one place of an axis."""
    return part(a, (ALL,) * axis_of(dim, a.ndim) + (index,), name)


@method()
def unbind(a, dim=0):
    """Return the parts at all places of an axis."""
    if not a.shape:
        raise TypeError("iteration over a 0-d tensor")
    return tuple(select(a, dim, i, "UnbindBackward0") for i in range(a.shape[axis_of(dim, a.ndim)]))


@method()
def index_select(a, dim, index, name="IndexSelectBackward0"):
    """Return the parts at the places that a list or a tensor names, as a copy."""
    return taken(a, *named(a, {axis_of(dim, a.ndim): as_tensor(index)}), name)


Tensor.__iter__ = lambda a: iter(unbind(a))
