"""Tensors: numbers along axes, each tensor a look at a storage that others may look at as well."""

import math

from pocket.numbers import cast, int64, rounded
from pocket.storage import Size, Storage, read, row_major
from pocket.tape import AccumulateGrad, record, recording

IN_PLACE = "a {}leaf Variable that requires grad is being used in an in-place operation."
COPY = (
    "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment. "
    " If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm "
    "usage, see https://github.com/pytorch/pytorch/pull/103001"
)


class Tensor:
    """Numbers of one kind along axes; `strides` and `offset` say where in the storage they are."""

    __hash__ = object.__hash__
    node = grad = base = None  # the end of its tape; its gradient; the tensor that it is a view of

    def __init__(self, storage, shape, dtype, strides=None, offset=0):
        self.storage = storage if type(storage) is Storage else Storage(storage)
        self.shape, self.dtype, self.offset = shape if type(shape) is Size else Size(shape), dtype, offset
        self.strides = strides or row_major(self.shape)

    @property
    def values(self):
        """The numbers, row by row; not to be changed."""
        if self.strides == row_major(self.shape) and len(self.storage) == math.prod(self.shape):
            return self.storage
        return read(self.storage, self.shape, self.strides, self.offset)

    def write(self, values):
        """Change all numbers in place, and nothing else."""
        self.storage.version += 1
        if self.values is self.storage:
            self.storage[:] = values
            return
        places = read(list(range(len(self.storage))), self.shape, self.strides, self.offset)
        for place, value in zip(places, values, strict=True):
            self.storage[place] = value

    def look(self, name, shape, strides, offset, same):
        """Return a view of our storage; `same` gives that view of another tensor of our shape."""
        view = Tensor(self.storage, shape, self.dtype, tuple(strides), offset)
        view.base = self if self.base is None else self.base
        return record(view, name, (self, lambda g: scattered(self.shape, places(self.shape, same), g)))

    def become(self, result):
        """Take over the numbers of a result and its tape, as an operation in place does; return ourselves."""
        if result.shape != self.shape:
            ours, theirs = list(self.shape), list(result.shape)
            raise RuntimeError(f"output with shape {ours} doesn't match the broadcast shape {theirs}")
        if result.dtype.sort > self.dtype.sort:
            kinds = f"{result.dtype.title} can't be cast to the desired output type {self.dtype.title}"
            raise RuntimeError(f"result type {kinds}")
        self.write(cast(result.values, self.dtype))
        self.node = result.node if recording[0] and result.node else self.node
        return self

    def check_may_change(self, part=False):
        """Raise a RuntimeError where a change in place, of all or of a part, would leave the tape behind."""
        base = self if self.base is None else self.base
        if recording[0] and base.node and base.is_leaf:
            raise RuntimeError(IN_PLACE.format("view of a " if part or base is not self else ""))
        if recording[0] and base.node and base is not self:
            raise RuntimeError("this small torch records no change of a part in place; make a new tensor")

    @property
    def is_leaf(self):
        return self.node is None or isinstance(self.node, AccumulateGrad)

    @property
    def grad_fn(self):
        return None if self.is_leaf else self.node

    @property
    def requires_grad(self):
        return self.node is not None

    @requires_grad.setter
    def requires_grad(self, wanted):
        if wanted and not self.dtype.is_floating_point:
            raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
        if wanted != self.requires_grad:
            self.node = AccumulateGrad(self) if wanted else None

    def requires_grad_(self, wanted=True):
        self.requires_grad = wanted
        return self

    def detach(self):
        """Return the same numbers, in the same storage, off the tape."""
        return Tensor(self.storage, self.shape, self.dtype, self.strides, self.offset)

    data = property(detach)

    @data.setter
    def data(self, other):
        self.storage, self.shape, self.dtype = other.storage, other.shape, other.dtype
        self.strides, self.offset = other.strides, other.offset

    def __deepcopy__(self, memo):
        if not self.is_leaf:
            raise RuntimeError(COPY)
        copy = Tensor(list(self.values), self.shape, self.dtype).requires_grad_(self.requires_grad)
        copy.__class__, copy.grad = type(self), self.grad
        return copy


def places(shape, same):
    """Return where in the numbers of a tensor of this shape a view of it looks."""
    return same(Tensor(range(math.prod(shape)), shape, int64)).values


def scattered(shape, places, g):
    """Return zeros in this shape, with each number of g added at its place."""
    total = [0.0] * math.prod(shape)
    for place, number in zip(places, g.values, strict=True):
        total[place] += number
    result = Tensor(rounded(total, g.dtype), shape, g.dtype)
    return record(result, "IndexPutBackward0", (g, lambda h: taken(h, places, g.shape, "IndexBackward0")))


def taken(a, places, shape, name):
    """Return the numbers at these places, in this shape."""
    numbers = a.values
    result = Tensor([numbers[place] for place in places], shape, a.dtype)
    return record(result, name, (a, lambda g: scattered(a.shape, places, g)))


def in_place(function):
    """Return an operation that changes its first operand; the tape keeps that as it was."""

    def change(a, *more, **options):
        a.check_may_change()
        before = Tensor(list(a.values), a.shape, a.dtype) if a.node else a
        before.node = a.node
        return a.become(function(before, *more, **options))

    return change


def method(*names):
    """Return a decorator: it makes a function a method of all tensors, under these names or its own."""

    def attach(function):
        for name in names or [function.__name__]:
            setattr(Tensor, name, function)
        return function

    return attach
