"""Pairs: readings and labels that a line can be fitted to, or an error that says what is wrong with them."""

from torch import Tensor


def check_pairs(x: Tensor, y: Tensor) -> None:
    """Raise ValueError unless x[N] and y[N] are readings with a label each."""
    if x.shape != y.shape or x.dim() != 1:
        raise ValueError(f"x has the shape {tuple(x.shape)}, y {tuple(y.shape)}: both have to be [N]")
    if not len(x):
        raise ValueError("there are no examples, and nothing can be learned from none")
    if not x.is_floating_point():
        raise ValueError("x holds whole numbers; make it from x.double(), and y as well")
    if not (x.isfinite() & y.isfinite()).all():
        raise ValueError("nan or inf among the numbers; leave these examples out, or mend them")
