"""Tape: each operation notes what it came from, and how a gradient goes back through it."""

from contextlib import contextmanager
from functools import cache, partial
from heapq import heappop, heappush
from itertools import count

AGAIN = (
    "Trying to backward through the graph a second time (or directly access saved tensors after they have "
    "already been freed). Saved intermediate values of the graph are freed when you call .backward() or "
    "autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or "
    "if you need to access saved tensors after calling backward."
)
CHANGED = (
    "one of the variables needed for gradient computation has been modified by an inplace operation: "
    "[torch.{}Tensor {}]{} is at version {}; expected version {} instead. Hint: enable anomaly detection to "
    "find the operation that failed to compute its gradient, with "
    "torch.autograd.set_detect_anomaly(True, check_nan=False)."
)
numbers, recording = count(), [True]


class Node:
    """An operation on the tape; `parents` are pairs of a node and what turns our gradient into its part.

    What its gradients are computed from is `saved`, and has to be as it was when the operation ran.
    """

    def __init__(self, parents=(), saved=()):
        self.number, self.parents, self.freed = next(numbers), parents, False
        self.saved = [(tensor, tensor.storage.version) for tensor in saved]

    def name(self):
        return type(self).__name__

    @property
    def next_functions(self):
        return tuple((parent, 0) for parent, _ in self.parents)

    def parts(self, g, keep):
        """Yield each parent with its part of a gradient; unless it is to be kept, this can be done once."""
        if self.freed:
            raise RuntimeError(AGAIN)
        for tensor, version in self.saved:
            if (now := tensor.storage.version) != version:
                of = tensor.grad_fn and tensor.grad_fn.name().partition("Backward")[0]
                of = f", which is output 0 of {of}," if of else ""
                raise RuntimeError(CHANGED.format(tensor.dtype.title, list(tensor.shape), of, now, version))
        self.freed = bool(self.saved) and not keep
        yield from ((parent, back(g)) for parent, back in self.parents)


class AccumulateGrad(Node):
    """The beginning of a tape: a tensor whose gradient is wanted."""

    def __init__(self, variable):
        super().__init__()
        self.variable = variable

    def name(self):
        return "torch::autograd::AccumulateGrad"


kind = cache(lambda name: type(name, (Node,), {}))  # the class of an operation: type(y.grad_fn).__name__


def record(result, name, *parents, saved=()):
    """Note how a result came from its parents, pairs of a tensor and the way back to it; return it."""
    live = [(parent.node, back) for parent, back in parents if parent.node]
    if live and recording[0]:
        result.node = kind(name)(live, saved)
    return result


def renamed(result, name):
    """Return a result whose operation, made of others, has a name of its own."""
    if result.node and recording[0]:
        result.node.__class__ = kind(name)
    return result


def walk(root, g, keep):
    """Yield the nodes behind a result, the last one first, each with the whole gradient that reached it.

    Whatever used a node came after it, so it has given its part when the node's turn comes.
    """
    waiting, arrived = [(-root.number, root)], {root: g}
    while waiting:
        _, node = heappop(waiting)
        g = arrived.pop(node)
        yield node, g
        for parent, part in node.parts(g, keep):
            if parent not in arrived:
                heappush(waiting, (-parent.number, parent))
            arrived[parent] = arrived[parent] + part if parent in arrived else part


@contextmanager
def set_grad_enabled(on):
    """Record, or do not, in a `with` block or a decorated function."""
    before, recording[0] = recording[0], on
    try:
        yield
    finally:
        recording[0] = before


no_grad, enable_grad = partial(set_grad_enabled, False), partial(set_grad_enabled, True)


def is_grad_enabled():
    return recording[0]
