"""Autograd: the tape walked backwards, into the `grad` of leaves or as values."""

from types import SimpleNamespace

from pocket.making import ones_like, zeros_like
from pocket.tape import enable_grad, set_grad_enabled, slopes_behind
from pocket.tensors import Tensor, methods
from pocket.views import stack


def walked(result, gradient, retain_graph, create_graph):
    """Return the slope at each place on the tape behind a result."""
    if not result.requires_grad:
        raise RuntimeError("element 0 of tensors does not require grad and does not have a grad_fn")
    if gradient is None and result.numel() != 1:
        raise RuntimeError("grad can be implicitly created only for scalar outputs")
    first = ones_like(result) if gradient is None else gradient
    with set_grad_enabled(create_graph):
        return slopes_behind(result.node, first, create_graph if retain_graph is None else retain_graph)


@methods
class Backward:
    """The slopes of one number, put where its parameters find them."""

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


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=False):
    """Return the slopes of a result for these tensors, and leave every `grad` as it is."""
    inputs = [inputs] if isinstance(inputs, Tensor) else list(inputs)
    slopes = walked(outputs, grad_outputs, retain_graph, create_graph)
    found = tuple(slopes.get(x.node) for x in inputs)
    if None in found and not allow_unused:
        raise RuntimeError("One of the differentiated Tensors appears to not have been used in the graph.")
    return found


def tracked(x):
    """Return the same numbers at the beginning of a tape, or on the one that they are on."""
    return x.clone() if x.requires_grad else x.detach().requires_grad_()


def slopes_of(y, inputs, create_graph=False):
    """Return how a number changes with each input; 0 where it does not use one."""
    found = grad(y, inputs, None, True, create_graph, True) if y.requires_grad else [None] * len(inputs)
    return tuple(zeros_like(x) if g is None else g for x, g in zip(inputs, found, strict=True))


def jacobian(function, x):
    """Return how each number of function(x) changes with each of x, in the shapes of both."""
    x = tracked(x)
    y = function(x)
    return stack([slopes_of(part, [x])[0] for part in y.reshape(-1)]).reshape(*y.shape, *x.shape)


functional = SimpleNamespace(jacobian=jacobian)
depth = [0]  # of functions within functions: the slopes of an inner one are recorded, for slopes of slopes


def grad_of(function, argnums=0):
    """Return the function whose values are the slopes of another one for these of its arguments."""
    numbers = (argnums,) if isinstance(argnums, int) else argnums

    def slopes(*arguments):
        depth[0] += 1
        try:
            given = [tracked(x) if i in numbers else x for i, x in enumerate(arguments)]
            with enable_grad():
                found = slopes_of(function(*given), [given[i] for i in numbers], depth[0] > 1)
        finally:
            depth[0] -= 1
        return found[0] if isinstance(argnums, int) else found

    return slopes


func = SimpleNamespace(grad=grad_of)
