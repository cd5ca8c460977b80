"""Picking: the largest number, the smallest, the one in the middle; and all in order."""

import math
from collections import namedtuple

from pocket.conversions import to
from pocket.numbers import int64
from pocket.reductions import axes_of, reduction, rows, without
from pocket.tensors import Tensor, method, taken


def middle(numbers):
    """Return the median, the lower one of two."""
    return sorted(numbers)[(len(numbers) - 1) // 2]


def place(pick):
    """Return a function for the place of the number that is picked: the first of equals, or of nan."""

    def first(numbers):
        odd = [i for i, v in enumerate(numbers) if v != v]
        return odd[0] if odd else numbers.index(pick(numbers))

    return first


def number(pick):
    """Return a function for the number that is picked; nan, where there is one."""
    return lambda numbers: pick(numbers) if all(v == v for v in numbers) else math.nan


def shared(g, a, result, axes):
    """Return the gradient of what was picked: equals get equal parts."""
    equal = to(a == result, a.dtype)
    return g * (equal / equal.sum(axes, keepdim=True))


def pair(name, values, indices):
    """Return values and indices, as torch prints them."""
    both = namedtuple(name, "values indices")
    both.__repr__ = lambda self: f"torch.return_types.{name}(\nvalues={self[0]!r},\nindices={self[1]!r})"
    return both(values, indices)


def taken_along(name, a, axes, at, shape, operation):
    """Return the numbers at these places of lists along some axes, with the places."""
    everywhere = rows(Tensor(range(a.numel()), a.shape, int64), axes)
    places = [row[i] for row, i in zip(everywhere, at, strict=True)]
    return pair(name, taken(a, places, shape, operation), Tensor(at, shape, int64))


def picking(name, pick, whole, along):
    """Return a reduction to one number of many: of all, or along an axis, then with its place."""
    of_all = reduction(whole, number(pick), shared)

    def reduce(a, dim=None, keepdim=False):
        if dim is None and not a.numel():
            how = "Specify the reduction dim with the 'dim' argument."
            raise RuntimeError(
                f"{name}(): Expected reduction dim to be specified for input.numel() == 0. {how}"
            )
        if dim is None:
            return of_all(a)
        axes = axes_of(a, dim)
        at, shape = list(map(place(pick), rows(a, axes))), without(a.shape, axes, keepdim)
        return taken_along(name, a, axes, at, shape, along)

    return reduce


Tensor.max = picking("max", max, "MaxBackward1", "MaxBackward0")
Tensor.min = picking("min", min, "MinBackward1", "MinBackward0")
Tensor.median = picking("median", middle, "MedianBackward0", "MedianBackward1")
for name, pick in (("max", max), ("min", min)):
    setattr(Tensor, f"a{name}", reduction(f"A{name}Backward0", number(pick), shared))
    setattr(Tensor, f"arg{name}", reduction("", place(pick), kind=lambda a: int64))


def ordered(numbers, descending):
    """Return the places of numbers in order, nan as the largest."""
    return sorted(
        range(len(numbers)), key=lambda i: (numbers[i] != numbers[i], numbers[i]), reverse=descending
    )


@method()
def sort(a, dim=-1, descending=False):
    """Return the numbers in order along an axis, and where they were."""
    seen = Tensor(range(a.numel()), a.shape, int64).transpose(dim, -1)
    numbers, axes = a.values, axes_of(a, -1)
    lines = [(row, ordered([numbers[i] for i in row], descending)) for row in rows(seen, axes)]
    sorted_ones = [[row[i] for i in order] for row, order in lines], [order for _, order in lines]
    places, index = (
        Tensor([i for row in rows_of for i in row], seen.shape, int64).transpose(dim, -1)
        for rows_of in sorted_ones
    )
    return pair("sort", taken(a, places.values, a.shape, "SortBackward0"), index)
