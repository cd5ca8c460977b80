"""S-curves: a sigmoid with a place, a steepness and a height."""

from torch import Tensor

from nudge.activations import sigmoid


# --8<-- [start:s_curve]
def s_curve(x: Tensor, w: float, b: float, c: float) -> Tensor:
    """Return c·σ(w·x + b), between 0 and c, in the shape of x."""
    return c * sigmoid(w * x + b)


# --8<-- [end:s_curve]
