"""Autograd: the tape read backward, into a leaf's `grad` or as values."""

from types import SimpleNamespace

from pocket.joining import stack
from pocket.making import ones_like, zeros_like
from pocket.tape import AccumulateGrad, set_grad_enabled, walk
from pocket.tensors import method


def start(result, gradient):
    """Return the gradient with which a walk begins; RuntimeError where there is none."""
    if not result.requires_grad:
        raise RuntimeError("element 0 of tensors does not require grad and does not have a grad_fn")
    if gradient is None and result.numel() != 1:
        raise RuntimeError("grad can be implicitly created only for scalar outputs")
    if gradient is not None and gradient.shape != result.shape:
        shapes = f"a shape of {gradient.shape} and output[0] has a shape of {result.shape}"
        raise RuntimeError(f"Mismatch in shape: grad_output[0] has {shapes}.")
    return ones_like(result) if gradient is None else gradient


@method()
def backward(result, gradient=None, retain_graph=None, create_graph=False):
    """Add to the `grad` of each leaf how much the result changes with it."""
    keep = create_graph if retain_graph is None else retain_graph
    first = start(result, gradient)
    with set_grad_enabled(create_graph):
        for node, g in walk(result.node, first, keep):
            if isinstance(node, AccumulateGrad):
                leaf = node.variable
                if leaf.grad is None:
                    leaf.grad = g.clone()
                elif create_graph:
                    leaf.grad = leaf.grad + g
                else:
                    leaf.grad.become(leaf.grad + g)


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=False):
    """Return the gradients of a result for these tensors, and leave every `grad` as it is."""
    inputs = [inputs] if hasattr(inputs, "node") else list(inputs)
    keep = create_graph if retain_graph is None else retain_graph
    first = start(outputs, grad_outputs)
    wanted = {x.node for x in inputs}
    with set_grad_enabled(create_graph):
        found = {node: g for node, g in walk(outputs.node, first, keep) if node in wanted}
    if None in wanted:
        raise RuntimeError("One of the differentiated Tensors does not require grad")
    missing = [i for i, x in enumerate(inputs) if x.node not in found]
    if missing and not allow_unused:
        unused = (
            f"The differentiated Tensor at index {missing[0]} appears to not have been used in the graph."
        )
        raise RuntimeError(f"{unused} Set allow_unused=True if this is the desired behavior.")
    return tuple(found.get(x.node) for x in inputs)


def jacobian(function, x, create_graph=False):
    """Return how each number of function(x) changes with each of x, in the shapes of both."""
    x = x.clone() if x.requires_grad else x.detach().requires_grad_()
    y = function(x)
    parts = [grad(part, x, None, True, create_graph, True)[0] for part in y.reshape(-1)]
    parts = [zeros_like(x) if part is None else part for part in parts]
    return stack(parts).reshape(*y.shape, *x.shape)


def hessian(function, x):
    """Return how each slope of a function changes with each number of x."""
    return jacobian(lambda t: grad(function(t), t, create_graph=True)[0], x)


functional = SimpleNamespace(jacobian=jacobian, hessian=hessian)
