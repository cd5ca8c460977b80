"""Indices: which view they name, and which places in a tensor."""

import math

from pocket.broadcasting import broadcast_shapes, stretched
from pocket.conversions import as_tensor, tensor
from pocket.numbers import bool_, int64
from pocket.storage import row_major
from pocket.tensors import Tensor

INDICES = (
    "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
    "indices (got float)"
)
NO_AXES = (
    "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert "
    "a 0-dim tensor to a number"
)
ALL = slice(None)


def spelled_out(a, key):
    """Return an index for each axis, and None for new ones; masks become places."""
    given = [tensor(k) if isinstance(k, list) else k for k in (key if isinstance(key, tuple) else (key,))]
    used = sum(k.ndim if is_mask(k) else k is not None and k is not Ellipsis for k in given)
    if used > a.ndim:
        many = f"too many indices for tensor of dimension {a.ndim}"
        raise IndexError(NO_AXES if type(key) is int else many)
    keys, axis = [], 0
    for k in given:
        more = [ALL] * (a.ndim - used) if k is Ellipsis else held(a, k, axis) if is_mask(k) else [k]
        keys, axis = [*keys, *more], axis + sum(one is not None for one in more)
    return keys + [ALL] * (a.ndim - axis)


def looked(a, key, name=""):
    """Return the view that numbers, slices, None and ... name, and by axis the tensors that name the rest."""
    shape, strides, offset, lists, axis, last = [], [], a.offset, {}, 0, ""
    for k in spelled_out(a, key):
        n, step = (a.shape[axis], a.strides[axis]) if axis < a.ndim else (1, 1)
        if k is None:
            shape, strides, last = [*shape, 1], [*strides, n * step], "UnsqueezeBackward0"
            continue
        if isinstance(k, Tensor) and k.shape:
            lists[len(shape)], k = k, ALL
        if isinstance(k, slice):
            start, stop, by = k.indices(n)
            if by < 1:
                raise ValueError("step must be greater than zero")
            shape, strides = [*shape, len(range(start, stop, by))], [*strides, step * by]
            offset, last = offset + start * step, last if k == ALL else "SliceBackward0"
        elif isinstance(k, float):
            raise IndexError(INDICES)
        else:
            offset, last = offset + at_place(int(k), n, axis) * step, "SelectBackward0"
        axis += 1
    if not last:
        return a, lists
    return a.look(name or last, shape, strides, offset, lambda t: looked(t, key)[0]), lists


def at_place(i, n, axis):
    """Return a place counted from 0; places may be counted from the last one, too."""
    if not -n <= i < n:
        raise IndexError(f"index {i} is out of bounds for dimension {axis} with size {n}")
    return i % n


def is_mask(k):
    """Say whether an index is true or false for each place."""
    return isinstance(k, Tensor) and k.dtype is bool_


def held(a, mask, axis):
    """Return the places, axis by axis, at which a mask holds."""
    if mask.shape != a.shape[axis : axis + mask.ndim]:
        shapes = f"mask {list(mask.shape)} at index {axis} does not match the shape of the indexed tensor"
        raise IndexError(f"The shape of the {shapes} {list(a.shape)} at index {axis}")
    return unravel_index([place for place, holds in enumerate(mask.values) if holds], mask.shape)


def unravel_index(indices, shape):
    """Return the places along each axis that places in a row are."""
    indices, shape = as_tensor(indices, int64), tuple(shape)
    at = [[i // step % n for i in indices.values] for n, step in zip(shape, row_major(shape), strict=True)]
    return tuple(Tensor(axis, indices.shape, int64) for axis in at)


def named(a, lists):
    """Return where in the numbers of a tensor the parts are that tensors name by axis, and their shape.

    The tensors stretch to one shape. It stands where the first one stood; in front, where axes lie between.
    """
    shape = broadcast_shapes(*(index.shape for index in lists.values()))
    rest = [axis for axis in range(len(a.shape)) if axis not in lists]
    rows, n = [0] * math.prod(shape), math.prod(a.shape[axis] for axis in rest)
    for axis, index in lists.items():
        size, places = a.shape[axis], stretched(index, shape)
        rows = [row * size + at_place(i, size, axis) for row, i in zip(rows, places, strict=True)]
    everywhere = Tensor(range(a.numel()), a.shape, int64).permute(*lists, *rest).values
    found = [everywhere[row * n + i] for row in rows for i in range(n)]
    found, k = Tensor(found, (*shape, *(a.shape[axis] for axis in rest)), int64), len(shape)
    front = min(lists) if max(lists) - min(lists) + 1 == len(lists) else 0
    found = found.permute(*range(k, k + front), *range(k), *range(k + front, found.ndim))
    return found.values, found.shape
