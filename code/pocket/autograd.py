"""Autograd: where a tape begins, and how it is walked backwards, into the `grad` of leaves or as values."""

import warnings

from pocket.making import ones_like
from pocket.tape import Node, set_grad_enabled, slopes_behind
from pocket.tensors import Tensor, methods

NO_LEAF = (
    "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't "
    "be populated during autograd.backward(). If you indeed want the .grad field to be populated for a "
    "non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by "
    "mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for "
    "more information."
)


@methods
class Autograd:
    """What a tensor has to do with the tape."""

    is_leaf = property(lambda self: self.node is None or self.node.leaf is not None)
    grad_fn = property(lambda self: None if self.is_leaf else self.node)
    requires_grad = property(lambda self: self.node is not None)

    @requires_grad.setter
    def requires_grad(self, wanted):
        if wanted and not self.dtype.is_floating_point:
            raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
        if wanted != self.requires_grad:
            self.node = Node("torch::autograd::AccumulateGrad", self, leaf=self) if wanted else None

    def requires_grad_(self, wanted=True):
        """Begin a tape here, or be on none; return ourselves."""
        self.requires_grad = wanted
        return self

    @property
    def grad(self):
        """The slopes that were added up here, if this is the beginning of a tape."""
        if not self.is_leaf:
            warnings.warn(NO_LEAF, stacklevel=2)
        return self.kept_grad

    @grad.setter
    def grad(self, slopes):
        self.kept_grad = slopes

    def detach(self):
        """Return the same numbers, in the same storage, off the tape."""
        return Tensor(self.storage, self.shape, self.dtype, self.places)

    data = property(detach)

    @data.setter
    def data(self, other):
        self.storage, self.places = other.storage, other.places
        self.shape, self.dtype = other.shape, other.dtype

    def backward(self, gradient=None, retain_graph=None, create_graph=False):
        """Add to the `grad` of each leaf how much the number changes with it."""
        slopes = walked(self, gradient, retain_graph, create_graph)
        with set_grad_enabled(create_graph):
            for leaf, slope in ((node.leaf, g) for node, g in slopes.items() if node.leaf is not None):
                if leaf.grad is None:
                    leaf.grad = slope.clone()
                elif create_graph:
                    leaf.grad = leaf.grad + slope
                else:
                    leaf.grad += slope


def walked(result, gradient, retain_graph, create_graph):
    """Return the slope at each place on the tape behind a result."""
    if not result.requires_grad:
        raise RuntimeError("element 0 of tensors does not require grad and does not have a grad_fn")
    if gradient is None and result.numel() != 1:
        raise RuntimeError("grad can be implicitly created only for scalar outputs")
    first = ones_like(result) if gradient is None else gradient
    with set_grad_enabled(create_graph):
        return slopes_behind(result.node, first, create_graph if retain_graph is None else retain_graph)


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=False):
    """Return the slopes of a result for these tensors, and leave every `grad` as it is."""
    inputs = [inputs] if isinstance(inputs, Tensor) else list(inputs)
    slopes = walked(outputs, grad_outputs, retain_graph, create_graph)
    found = tuple(slopes.get(x.node) for x in inputs)
    if None in found and not allow_unused:
        raise RuntimeError("One of the differentiated Tensors appears to not have been used in the graph.")
    return found
