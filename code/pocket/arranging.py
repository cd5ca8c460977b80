"""Arranging: the same numbers along other axes, mostly as views, and several tensors as one."""

import math

from pocket.conversions import sizes
from pocket.storage import row_major
from pocket.tape import record
from pocket.tensors import Tensor, method

VIEW = (
    "view size is not compatible with input tensor's size and stride (at least one dimension spans across "
    "two contiguous subspaces). Use .reshape(...) instead."
)


def axis_of(dim, axes):
    """Return an axis counted from 0; axes may be counted from the last one, too."""
    if not -max(axes, 1) <= dim < max(axes, 1):
        reach = f"[{-max(axes, 1)}, {max(axes, 1) - 1}]"
        raise IndexError(f"Dimension out of range (expected to be in range of {reach}, but got {dim})")
    return dim % max(axes, 1)


@method()
def reshape(a, *shape, name="ViewBackward0"):
    """Return the same numbers, row by row, in another shape; a size of -1 is what is left."""
    shape = list(sizes(shape))
    given = f"shape '{shape}' is invalid for input of size {a.numel()}"
    if -1 in shape:
        shape[shape.index(-1)] = a.numel() // (-math.prod(shape) or 1)
    if math.prod(shape) != a.numel():
        raise RuntimeError(given)
    if a.strides == row_major(a.shape):
        return a.look(name, shape, row_major(tuple(shape)), a.offset, lambda t: t.reshape(shape))
    return record(
        Tensor(list(a.values), shape, a.dtype), "UnsafeViewBackward0", (a, lambda g: g.reshape(a.shape))
    )


@method()
def view(a, *shape):
    """Return the same numbers in another shape, never as a copy."""
    if a.strides != row_major(a.shape):
        raise RuntimeError(VIEW)
    return reshape(a, *shape)


@method()
def flatten(a):
    """Return the numbers along one axis."""
    return a if len(a.shape) == 1 else a.reshape(-1)


@method()
def unsqueeze(a, dim):
    """Return the tensor with one more axis, of size 1."""
    at = axis_of(dim, len(a.shape) + 1)
    return reshape(a, *a.shape[:at], 1, *a.shape[at:], name="UnsqueezeBackward0")


@method()
def squeeze(a, dim=None):
    """Return the tensor without its axes of size 1, or without one of them."""
    gone = range(len(a.shape)) if dim is None else [axis_of(dim, len(a.shape))]
    shape = [n for axis, n in enumerate(a.shape) if n != 1 or axis not in gone]
    return reshape(a, shape, name=f"SqueezeBackward{int(dim is not None)}")


@method()
def expand(a, *shape):
    """Return the tensor stretched to a shape: along a stretched axis, the same numbers are read again."""
    shape, new = list(sizes(shape)), len(sizes(shape)) - len(a.shape)
    old, strides = [1] * new + list(a.shape), [0] * new + list(a.strides)
    for axis, there in enumerate(old):
        n = shape[axis] = there if shape[axis] == -1 else shape[axis]
        if there not in (1, n):
            must = f"({n}) must match the existing size ({there}) at non-singleton dimension {axis}"
            sizes_are = f"Target sizes: {shape}.  Tensor sizes: {list(a.shape)}"
            raise RuntimeError(f"The expanded size of the tensor {must}.  {sizes_are}")
        strides[axis] = strides[axis] if there == n else 0
    stretched = [axis for axis, there in enumerate(old) if there != shape[axis] or axis < new]
    result = Tensor(a.storage, shape, a.dtype, tuple(strides), a.offset)
    return record(
        result, "ExpandBackward0", (a, lambda g: (g.sum(stretched) if stretched else g).reshape(a.shape))
    )


@method()
def permute(a, *dims, name="PermuteBackward0"):
    """Return the tensor with its axes in another order."""
    axes = [axis_of(dim, len(a.shape)) for dim in sizes(dims)]
    shape, strides = ([old[axis] for axis in axes] for old in (a.shape, a.strides))
    return a.look(name, shape, strides, a.offset, lambda t: t.permute(axes))


@method()
def transpose(a, dim0, dim1, name="TransposeBackward0"):
    """Return the tensor with two of its axes exchanged."""
    axes = list(range(len(a.shape)))
    first, second = axis_of(dim0, len(axes)), axis_of(dim1, len(axes))
    if axes:
        axes[first], axes[second] = second, first
    return permute(a, axes, name=name)


Tensor.t = lambda a: transpose(a, 0, -1, "TBackward0")
Tensor.T = property(lambda a: permute(a, tuple(reversed(range(len(a.shape))))))
Tensor.mT = property(lambda a: transpose(a, -1, -2))


@method()
def flip(a, *dims):
    """Return the tensor with these axes read from their ends."""
    for dim in sizes(dims):
        at = axis_of(dim, len(a.shape))
        a = a.index_select(at, list(range(a.shape[at]))[::-1], "FlipBackward0")
    return a
