"""Models: families of functions, indexed by their parameters."""

from torch import Tensor


# --8<-- [start:line]
def line(x: Tensor, w: Tensor | float, b: Tensor | float) -> Tensor:
    """Return the predictions w·x + b, in the shape of x."""
    return w * x + b


# --8<-- [end:line]
