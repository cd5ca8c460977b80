"""The tape: every operation records what it came from, and how a slope goes back through it."""

from contextlib import contextmanager
from functools import partial
from itertools import count
from operator import attrgetter

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
places, recording, node_of = count(), [True], attrgetter("node")


class Node:
    """A place on the tape: an operation, and pairs of a place that it came from and the local slope there.

    A local slope makes of the slope at the result y a part of the slope at an operand. What it names besides,
    of the operands a and b and of y, has to be then as it is now. A `leaf` is a tensor that begins a tape.
    """

    def __init__(self, title, y, operands=(), local_slopes=(), leaf=None):
        self.place, self.title, self.parents, self.saved, self.leaf = next(places), title, [], [], leaf
        known = dict(zip("ab", operands, strict=False), y=y)
        for operand, local in zip(operands, local_slopes, strict=True):
            if operand.node:
                names = local.__code__.co_varnames[1 : local.__code__.co_argcount]
                needed = {name: known[name] for name in names}
                self.parents.append((operand.node, partial(part, local, needed, y.shape, operand.shape)))
                self.saved += [(tensor, tensor.storage.version) for tensor in needed.values()]

    name = lambda self: self.title
    next_functions = property(lambda self: tuple((parent, 0) for parent, _ in self.parents or ()))

    def read(self, keep):
        """Return the pairs; unless they are to be kept, this can be done once."""
        if self.parents is None:
            raise RuntimeError(AGAIN)
        for tensor, version in self.saved:
            if (now := tensor.storage.version) != version:
                of = tensor.grad_fn and tensor.grad_fn.title.partition("Backward")[0]
                of = f", which is output 0 of {of}," if of else ""
                raise RuntimeError(CHANGED.format(tensor.dtype.title, list(tensor.shape), of, now, version))
        parents, self.parents = self.parents, self.parents if keep or not self.saved else None
        return parents


def part(local, needed, old, new, slope):
    """Return the part of a slope that belongs to an operand, in its shape."""
    return local(slope if slope.shape == old else slope.reshape(old), **needed).fitted(new)


def record(y, title, operands, *local_slopes):
    """Record how y came from its operands, with a local slope for each; return y."""
    if local_slopes and recording[0] and any(map(node_of, operands)):
        y.node = Node(title, y, operands, local_slopes)
    return y


def renamed(y, title):
    """Return y, whose operation, made of others, has a name of its own."""
    if y.node and recording[0]:
        y.node.title = title
    return y


def behind(last):
    """Return, in the order of the tape, a place and all from which it came."""
    found, waiting = {last}, [last]
    while waiting:
        new = {parent for parent, _ in waiting.pop().parents or ()} - found
        found |= new
        waiting += new
    return sorted(found, key=attrgetter("place"))


def slopes_behind(last, slope, keep):
    """Return the slope at each place from which the last one came: the tape is walked backwards.

    Whatever used a place stands behind it, so its slope is complete when its turn comes.
    """
    slopes = {last: slope}
    for i in reversed(behind(last)):
        for j, local in i.read(keep):
            more = local(slopes[i])
            slopes[j] = slopes[j] + more if j in slopes else more  # not +=: others may hold that tensor
    return slopes


@contextmanager
def set_grad_enabled(on):
    """Record, or do not, in a `with` block or a decorated function."""
    before, recording[0] = recording[0], on
    try:
        yield
    finally:
        recording[0] = before


no_grad, enable_grad = partial(set_grad_enabled, False), partial(set_grad_enabled, True)
