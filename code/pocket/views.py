"""Views: the same numbers along other axes; and several tensors as one."""

import math
from itertools import accumulate

from pocket.broadcasting import crossing, distances, sizes, stretching, turning
from pocket.numbers import cast, result_type
from pocket.tape import record, renamed
from pocket.tensors import Tensor, methods


def axis_of(dim, axes):
    """Return an axis counted from 0; axes may be counted from the last one, too."""
    if not -max(axes, 1) <= dim < max(axes, 1):
        reach = f"[{-max(axes, 1)}, {max(axes, 1) - 1}]"
        raise IndexError(f"Dimension out of range (expected to be in range of {reach}, but got {dim})")
    return dim % max(axes, 1)


def taken(a, title, shape, places):
    """Return a copy of the numbers at these places."""
    values, old = a.values, a.shape
    y = Tensor(list(map(values.__getitem__, places)), shape, a.dtype)
    return record(y, title, [a], lambda g: scattered(g, old, places))


def scattered(g, shape, places):
    """Return zeros in this shape, with each number of g added at its place."""
    numbers, new = [0.0] * math.prod(shape), g.shape
    for place, number in zip(places, g.values, strict=True):
        numbers[place] += number
    y = Tensor(cast(numbers, g.dtype), shape, g.dtype)
    return record(y, "IndexPutBackward0", [g], lambda h: taken(h, "IndexBackward0", new, places))


def seen(a, title, shape, places=None):
    """Return a view of the numbers at these places, or of all of them."""
    old, view = a.shape, Tensor(a.storage, shape, a.dtype, a.at(places))
    view.base = a if a.base is None else a.base
    back = (lambda g: g.reshape(old)) if places is None else lambda g: scattered(g, old, places)
    return record(view, title, [a], back)


@methods
class Views:
    """The same numbers along other axes."""

    def reshape(self, *shape, title="ViewBackward0"):
        """Return the same numbers, row by row, in another shape; a size of -1 is what is left."""
        shape, n = list(sizes(shape)), self.numel()
        if -1 in shape:
            shape[shape.index(-1)] = n // (-math.prod(shape) or 1)
        if math.prod(shape) != n:
            raise RuntimeError(f"shape '{shape}' is invalid for input of size {n}")
        return seen(self, title, shape)

    view = reshape
    flatten = lambda self: self if len(self.shape) == 1 else self.reshape(-1)

    def unsqueeze(self, dim):
        """Return the tensor with one more axis, of size 1."""
        at = axis_of(dim, len(self.shape) + 1)
        return self.reshape(*self.shape[:at], 1, *self.shape[at:], title="UnsqueezeBackward0")

    def squeeze(self, dim=None):
        """Return the tensor without its axes of size 1, or without one of them."""
        gone = range(len(self.shape)) if dim is None else [axis_of(dim, len(self.shape))]
        shape = [n for axis, n in enumerate(self.shape) if n != 1 or axis not in gone]
        return self.reshape(shape, title=f"SqueezeBackward{int(dim is not None)}")

    def expand(self, *shape):
        """Return the tensor stretched to a shape."""
        return seen(self, "ExpandBackward0", sizes(shape), stretching(self.shape, sizes(shape)))

    @property
    def T(self):
        """The tensor with its axes in the opposite order."""
        return seen(self, "PermuteBackward0", self.shape[::-1], turning(self.shape))

    def fitted(self, shape):
        """Return a slope in the shape of what was stretched, or lost axes: summed, or stretched itself."""
        if self.shape == shape:
            return self
        new = len(self.shape) - len(shape)
        axes = [axis for axis, n in enumerate(self.shape) if axis < new or shape[axis - new] == 1 != n]
        summed = self.sum(axes, keepdim=True) if axes else self
        summed = summed.reshape(summed.shape[new:]) if new > 0 else summed
        return summed if summed.shape == shape else summed.expand(shape)

    def repeat(self, n):
        """Return the numbers of a single axis so often."""
        if self.ndim > 1:
            raise RuntimeError("this small torch repeats a single axis alone")
        return cat([self.reshape(-1)] * n)

    def flip(self, *dims):
        """Return the tensor with these axes read from their ends."""
        axes = [axis_of(dim, len(self.shape)) for dim in sizes(dims)]
        own = (axis[::-1] if i in axes else axis for i, axis in enumerate(distances(self.shape)))
        return taken(self, "FlipBackward0", self.shape, crossing(own))


def cat(tensors, dim=0):
    """Return tensors one behind the other along an axis."""
    tensors = list(tensors)
    shapes, kind = [t.shape for t in tensors], result_type(*tensors)
    at = axis_of(dim, len(shapes[0]))
    if len({shape[:at] + shape[at + 1 :] for shape in shapes}) > 1:
        raise RuntimeError(f"sizes must match except in dimension {at}, not {[*map(list, shapes)]}")
    rows = [(t.values, math.prod(t.shape[at:])) for t in tensors]
    before, ends = shapes[0][:at], list(accumulate(shape[at] for shape in shapes))
    values = [v for i in range(math.prod(before)) for row, n in rows for v in row[i * n : i * n + n]]
    y = Tensor(cast(values, kind), (*before, ends[-1], *shapes[0][at + 1 :]), kind)
    cut = lambda start, end: lambda g: g[(slice(None),) * at + (slice(start, end),)]
    return record(y, "CatBackward0", tensors, *map(cut, [0, *ends], ends))


def stack(tensors, dim=0):
    """Return tensors of one shape side by side along a new axis."""
    return renamed(cat([t.unsqueeze(dim) for t in tensors], dim), "StackBackward0")
