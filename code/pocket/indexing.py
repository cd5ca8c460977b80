"""Indexing: parts of a tensor, as views where numbers and slices name them, else as copies."""

from functools import reduce
from operator import index

from pocket.broadcasting import common_shape, crossing, distances, stretched
from pocket.making import as_tensor, tensor
from pocket.numbers import bool_, int64
from pocket.tape import renamed
from pocket.tensors import Size, Tensor, check_off_tape, methods
from pocket.views import seen, taken

ALL = slice(None)


def spelled_out(a, key):
    """Return the indices, lists and ranges as tensors, with a slice for each axis that none names."""
    keys = [
        tensor(k) if isinstance(k, list | range) else k for k in (key if isinstance(key, tuple) else (key,))
    ]
    used = sum(k.ndim if is_mask(k) else k is not None and k is not Ellipsis for k in keys)
    if used > a.ndim:
        raise IndexError(f"too many indices for tensor of dimension {a.ndim}")
    if any(isinstance(k, slice) and k.step is not None and k.step < 1 for k in keys):
        raise ValueError("step must be greater than zero")
    at = next((i for i, k in enumerate(keys) if k is Ellipsis), len(keys))
    return keys[:at] + [ALL] * (a.ndim - used) + keys[at + 1 :]


def is_mask(k):
    """Say whether an index is true or false for each place."""
    return isinstance(k, Tensor) and k.dtype is bool_


def along(way, numbers, axis):
    """Return how far these places of an axis are from the first; negative numbers count from the end."""
    try:
        return list(map(way.__getitem__, numbers))
    except IndexError:
        size = len(way)
        i = next(i for i in numbers if not -size <= i < size)
        raise IndexError(f"index {i} is out of bounds for dimension {axis} with size {size}") from None


def named(k, ways, axis):
    """Return how far the places that a tensor names along the first of these ways are from the first one.

    A tensor of true and false names those where it holds, along as many ways as it has axes.
    """
    if not is_mask(k):
        return Tensor(along(ways[0], k.values, axis), k.shape, int64)
    if list(k.shape) != list(map(len, ways[: k.ndim])):
        raise IndexError(f"The shape of the mask {list(k.shape)} at index {axis} does not match")
    places = [i * ways[k.ndim - 1].step for i, holds in enumerate(k.values) if holds]
    return Tensor(places, (len(places),), int64)


def located(a, key):
    """Return the title of what an index names, its shape, its places, and whether tensors named it.

    These stretch to one shape. It stands where the first of them stood; in front, if axes lie between them.
    """
    parts, tensors, ways, axis, title = [], [], distances(a.shape), 0, "SliceBackward0"
    for k in spelled_out(a, key):
        if k is None:
            parts, title = [*parts, ((1,), [0])], "UnsqueezeBackward0"
        elif isinstance(k, slice):
            way, title = ways[axis][k], title if k == ALL else "SliceBackward0"
            parts.append(((len(way),), way))
        elif isinstance(k, Tensor) and k.shape:
            tensors.append((len(parts), named(k, ways[axis:], axis)))
        else:
            parts, title = [*parts, ((), along(ways[axis], [index(k)], axis))], "SelectBackward0"
        axis += k.ndim if is_mask(k) else k is not None
    if tensors:
        shape = reduce(common_shape, [t.shape for _, t in tensors])
        places = map(sum, zip(*(stretched(t, shape) for _, t in tensors), strict=True))
        first, last = tensors[0][0], tensors[-1][0]
        parts.insert(first if first == last else 0, (shape, list(places)))
    shape, places = Size(n for shape, _ in parts for n in shape), crossing(way for _, way in parts)
    return title, shape, places, bool(tensors)


@methods
class Indexing:
    """Parts, read and changed."""

    def __getitem__(self, key):
        """Return a view where numbers, slices, None and ... name it; of what lists and masks name, a copy."""
        title, shape, places, copied = located(self, key)
        return taken(self, "IndexBackward0", shape, places) if copied else seen(self, title, shape, places)

    def __setitem__(self, key, value):
        """Change a part in place."""
        self.check_may_change(part=True)
        value = as_tensor(value, self.dtype)
        check_off_tape(self, value)
        _, shape, places, _ = located(self, key)
        self.write(stretched(value, shape), places)

    def split(self, size):
        """Return views of so many entries of the first axis each; the last may have fewer."""
        starts = range(0, max(len(self), 1), size)
        return tuple(renamed(self[start : start + size], "SplitBackward0") for start in starts)

    def __iter__(self):
        return (renamed(self[i], "UnbindBackward0") for i in range(len(self)))
