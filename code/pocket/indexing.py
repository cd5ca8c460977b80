"""Indexing: parts of a tensor, as views where numbers and slices name them, else as copies."""

from operator import index

from pocket.making import as_tensor, tensor
from pocket.numbers import bool_, int64
from pocket.tape import renamed
from pocket.tensors import Size, Tensor, methods
from pocket.views import common_shape, crossing, seen, steps, stretched, taken

ALL = slice(None)


def spelled_out(a, key):
    """Return the indices, lists as tensors, with a slice for each axis that none names."""
    keys = [tensor(k) if isinstance(k, list) else k for k in (key if isinstance(key, tuple) else (key,))]
    used = sum(k.ndim if is_mask(k) else k is not None and k is not Ellipsis for k in keys)
    if used > a.ndim:
        raise IndexError(f"too many indices for tensor of dimension {a.ndim}")
    at = next((i for i, k in enumerate(keys) if k is Ellipsis), len(keys))
    return keys[:at] + [ALL] * (a.ndim - used) + keys[at + 1 :]


def is_mask(k):
    """Say whether an index is true or false for each place."""
    return isinstance(k, Tensor) and k.dtype is bool_


def at_place(i, n, axis):
    """Return a place counted from 0; places may be counted from the last one, too."""
    if not -n <= i < n:
        raise IndexError(f"index {i} is out of bounds for dimension {axis} with size {n}")
    return i % n


def held(a, mask, axis):
    """Return the places at which a mask holds."""
    if mask.shape != a.shape[axis : axis + mask.ndim]:
        shapes = f"mask {list(mask.shape)} at index {axis} does not match the shape of the indexed tensor"
        raise IndexError(f"The shape of the {shapes} {list(a.shape)} at index {axis}")
    return [place for place, holds in enumerate(mask.values) if holds]


def located(a, key):
    """Return the title of what an index names, its shape, its places, and whether tensors named it.

    These stretch to one shape. It stands where the first of them stood; in front, if axes lie between them.
    """
    parts, tensors, axis, title = [], [], 0, "AliasBackward0"  # a part: a shape, and distances from the first
    for k in spelled_out(a, key):
        axes = k.ndim if is_mask(k) else int(k is not None)
        n, step = (a.shape[axis], steps(a.shape)[axis + axes - 1]) if axes else (1, 0)
        if k is None:
            parts, title = [*parts, ((1,), [0])], "UnsqueezeBackward0"
        elif isinstance(k, slice):
            chosen, title = range(n)[k], title if k == ALL else "SliceBackward0"
            parts.append(((len(chosen),), [i * step for i in chosen]))
        elif isinstance(k, Tensor) and k.shape:
            chosen = held(a, k, axis) if is_mask(k) else [at_place(i, n, axis) for i in k.values]
            shape = (len(chosen),) if is_mask(k) else k.shape
            tensors.append((len(parts), Tensor([i * step for i in chosen], shape, int64)))
        else:
            parts, title = [*parts, ((), [at_place(index(k), n, axis) * step])], "SelectBackward0"
        axis += axes
    if tensors:
        shape = Size()
        for _, t in tensors:
            shape = common_shape(shape, t.shape)
        places = map(sum, zip(*(stretched(t, shape) for _, t in tensors), strict=True))
        first, last = tensors[0][0], tensors[-1][0]
        parts.insert(first if first == last else 0, (shape, list(places)))
    return (
        title,
        Size(n for shape, _ in parts for n in shape),
        crossing(part for _, part in parts),
        bool(tensors),
    )


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
        _, shape, places, _ = located(self, key)
        self.write(stretched(as_tensor(value, self.dtype), shape), places)

    def __iter__(self):
        return (renamed(self[i], "UnbindBackward0") for i in range(len(self)))
