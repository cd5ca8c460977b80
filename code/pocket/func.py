"""Functions of functions: the slopes of a function, as a function or as a matrix."""

from pocket import autograd
from pocket.making import zeros_like
from pocket.tape import enable_grad
from pocket.views import stack


def tracked(x):
    """Return the same numbers at the beginning of a tape, or on the one that they are on."""
    return x.clone() if x.requires_grad else x.detach().requires_grad_()


def slopes_of(y, inputs, create_graph=False):
    """Return how a number changes with each input; 0 where it does not use one."""
    if not y.requires_grad:
        return tuple(map(zeros_like, inputs))
    found = autograd.grad(y, inputs, None, True, create_graph, allow_unused=True)
    return tuple(zeros_like(x) if g is None else g for x, g in zip(inputs, found, strict=True))


def jacobian(function, x):
    """Return how each number of function(x) changes with each of x, in the shapes of both."""
    x = tracked(x)
    y = function(x)
    return stack([slopes_of(part, [x])[0] for part in y.reshape(-1)]).reshape(*y.shape, *x.shape)


depth = [0]  # of functions within functions: the slopes of an inner one are recorded, for slopes of slopes


def grad(function, argnums=0):
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
