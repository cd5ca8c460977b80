"""Models: families of functions, indexed by their parameters."""

from torch import Tensor


# --8<-- [start:line]
def line(x: Tensor, w: Tensor | float, b: Tensor | float) -> Tensor:
    """Return the predictions w·x + b, in the shape of x."""
    return w * x + b


# --8<-- [end:line]


# --8<-- [start:quadratic]
def quadratic(x: Tensor, a: float, b: float, c: float) -> Tensor:
    """Return the predictions a·x² + b·x + c, in the shape of x."""
    return a * x**2 + b * x + c


# --8<-- [end:quadratic]
