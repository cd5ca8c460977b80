"""Functions of functions: `grad(f)` is the function whose values are the slopes of f."""

from pocket import autograd
from pocket.making import zeros_like
from pocket.tape import enable_grad
from pocket.tensors import Tensor

depth = [0]  # of functions within functions: the slopes of an inner one are recorded, for slopes of slopes


def grad_and_value(function, argnums=0):
    """Return a function that gives the slopes for these arguments of `function`, and its value."""

    def both(*arguments, **options):
        numbers = (argnums,) if isinstance(argnums, int) else argnums
        depth[0] += 1
        try:
            given = [tracked(x) if i in numbers else x for i, x in enumerate(arguments)]
            with enable_grad():
                value = function(*given, **options)
            slopes = slopes_of(value, [given[i] for i in numbers], depth[0] > 1)
        finally:
            depth[0] -= 1
        return slopes[0] if isinstance(argnums, int) else slopes, value if depth[0] else value.detach()

    return both


def tracked(x):
    """Return a tensor with the same numbers at the beginning of a tape, or on the one that it is on."""
    return x.clone() if x.requires_grad else x.detach().requires_grad_()


def slopes_of(value, inputs, create_graph):
    """Return how a value changes with each input; 0 where it does not use one."""
    wrong = "grad_and_value(f)(*args): Expected f(*args) to return a {}Tensor, got {}"
    if not isinstance(value, Tensor):
        raise RuntimeError(wrong.format("", type(value)))
    if value.ndim:
        other = "Maybe you wanted to use the vjp or jacrev APIs instead?"
        raise RuntimeError(wrong.format("scalar ", f"tensor with {value.ndim} dims. {other}"))
    if not value.requires_grad:
        return tuple(map(zeros_like, inputs))
    found = autograd.grad(value, inputs, create_graph=create_graph, allow_unused=True)
    return tuple(zeros_like(x) if g is None else g for x, g in zip(inputs, found, strict=True))


def grad(function, argnums=0):
    """Return a function that gives the slopes of `function` for these of its arguments."""
    both = grad_and_value(function, argnums)
    return lambda *arguments, **options: both(*arguments, **options)[0]
