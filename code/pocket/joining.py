"""Joining: several tensors become one."""

from pocket.arranging import axis_of
from pocket.conversions import sizes
from pocket.numbers import KINDS, cast
from pocket.tape import record
from pocket.tensors import Tensor, method


def cat(tensors, dim=0):
    """Return tensors one behind the other along an axis."""
    tensors = list(tensors)
    at, kind = axis_of(dim, len(tensors[0].shape)), max((t.dtype for t in tensors), key=KINDS.index)
    for i, t in enumerate(tensors):
        for axis, (want, n) in enumerate(zip(tensors[0].shape, t.shape, strict=True)):
            if axis != at and n != want:
                unequal = f"Expected size {want} but got size {n} for tensor number {i} in the list."
                raise RuntimeError(f"Sizes of tensors must match except in dimension {at}. {unequal}")
    moved, start, ways = [t.detach().transpose(0, at) for t in tensors], 0, []
    for t in tensors:
        ways.append(
            (t, lambda g, start=start, end=start + t.shape[at]: g[(slice(None),) * at + (slice(start, end),)])
        )
        start += t.shape[at]
    joined = Tensor([v for t in moved for v in t.values], (start, *moved[0].shape[1:]), kind).transpose(0, at)
    return record(Tensor(cast(joined.values, kind), joined.shape, kind), "CatBackward0", *ways)


def stack(tensors, dim=0):
    """Return tensors of one shape side by side along a new axis."""
    tensors = list(tensors)
    for i, t in enumerate(tensors):
        if t.shape != tensors[0].shape:
            found = f"got {list(tensors[0].shape)} at entry 0 and {list(t.shape)} at entry {i}"
            raise RuntimeError(f"stack expects each tensor to be equal size, but {found}")
    at = axis_of(dim, len(tensors[0].shape) + 1)
    joined = cat([t.detach().unsqueeze(at) for t in tensors], at)
    return record(
        joined, "StackBackward0", *((t, lambda g, i=i: g.select(at, i)) for i, t in enumerate(tensors))
    )


@method()
def repeat(a, *counts):
    """Return the tensor so often along each axis, new axes first."""
    a = a.reshape([1] * (len(sizes(counts)) - len(a.shape)) + list(a.shape))
    for axis, n in enumerate(sizes(counts)):
        a = cat([a] * n, axis)
    return a
