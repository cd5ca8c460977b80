"""Tensors: numbers along axes, each tensor a look at a storage that others may look at as well."""

import math

from pocket.numbers import cast
from pocket.tape import recording

IN_PLACE = "a {}leaf Variable that requires grad is being used in an in-place operation."


class Storage(list):
    """Numbers in a row, and how often they were changed in place."""

    version = 0


class Size(tuple):
    """A shape."""

    def __repr__(self):
        return f"torch.Size({list(self)})"

    numel = lambda self: math.prod(self)


class Tensor:
    """Numbers of one kind along axes, row by row; `places` says where in the storage, if not in order."""

    __hash__ = object.__hash__
    node = base = kept_grad = None  # its place on the tape; the tensor that it is a view of; its gradient

    def __init__(self, storage, shape, dtype, places=None):
        self.storage = storage if type(storage) is Storage else Storage(storage)
        self.shape, self.dtype, self.places = shape if type(shape) is Size else Size(shape), dtype, places

    @property
    def values(self):
        """The numbers, row by row; not to be changed."""
        return self.storage if self.places is None else list(map(self.storage.__getitem__, self.places))

    def at(self, places):
        """Return where in the storage these of our places are; without any, all of ours."""
        if self.places is None or places is None:
            return places if self.places is None else self.places
        return list(map(self.places.__getitem__, places))

    def write(self, values, places=None):
        """Change our numbers in place: all of them, or those at some places."""
        where = self.at(places)
        self.storage.version += 1
        if where is None:
            self.storage[:] = values
        else:
            for place, value in zip(where, values, strict=True):
                self.storage[place] = value

    def become(self, result):
        """Take over the numbers of a result and its place on the tape; return ourselves."""
        if result.shape != self.shape or result.dtype.sort > self.dtype.sort:
            ours, theirs = (f"{x.dtype.title} of shape {list(x.shape)}" for x in (self, result))
            raise RuntimeError(f"a result type {theirs} can't be put into {ours}")
        if self.base is not None:
            check_off_tape(self, result)
        self.write(cast(result.values, self.dtype))
        self.node = result.node if recording[0] else self.node
        return self

    def check_may_change(self, part=False):
        """Raise a RuntimeError where a change in place would leave behind the tape that begins here."""
        base, part = (self, part) if self.base is None else (self.base, True)
        if recording[0] and base.node and base.node.leaf is not None:
            raise RuntimeError(IN_PLACE.format("view of a " if part else ""))


def check_off_tape(*tensors):
    """Raise a RuntimeError where a change of a part would have to be recorded."""
    if recording[0] and any(tensor.node for tensor in tensors):
        raise RuntimeError("this small torch records no change of a part in place; make a new tensor")


def in_place(function):
    """Return an operation that changes its first operand; the tape keeps that as it was."""

    def change(a, *more, **options):
        a.check_may_change()
        before = Tensor(list(a.values), a.shape, a.dtype) if a.node else a
        before.node = a.node
        return a.become(function(before, *more, **options))

    return change


def methods(group):
    """Make the functions of a class methods of all tensors; return the class."""
    for name, function in vars(group).items():
        if callable(function) or isinstance(function, property):
            setattr(Tensor, name, function)
    return group
