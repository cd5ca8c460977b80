"""Splitting: every example gets one task, and what is held out answers with a loss only.

A place is the number of an example, from 0 to n - 1.
"""

from collections.abc import Callable

from torch import Tensor

from nudge.batches import shuffled


# --8<-- [start:split_rows]
def split_rows(n: int, sizes: list, seed: int) -> list:
    """Return parts of these sizes: each of the places 0 to n - 1 is in one."""
    if sum(sizes) != n or min(sizes) < 0:
        raise ValueError(f"sizes {sizes} do not make {n}")
    order, parts, first = shuffled(n, seed), [], 0
    for size in sizes:
        parts.append(order[first : first + size])
        first = first + size
    return parts


# --8<-- [end:split_rows]


# --8<-- [start:folds]
def folds(order: list, k: int) -> list:
    """Return k pairs (rest, fold): each place is in one of the k folds."""
    pairs = []
    for first in range(k):
        fold = order[first::k]  # every k-th place
        pairs.append(([i for i in order if i not in fold], fold))
    return pairs


# --8<-- [end:folds]


# --8<-- [start:held_out]
class HeldOut:
    """Examples that answer with a loss and show neither row nor label."""

    def __init__(self, X: Tensor, y: Tensor, loss: Callable, looks=None):
        self._score = lambda predict: loss(predict(X), y).item()
        self.looks = looks  # how many answers are left; None for no limit

    def score(self, predict: Callable) -> float:
        """Return the loss of the predictions predict(X)."""
        if self.looks == 0:
            raise RuntimeError("this set has given its answer")
        answer = self._score(predict)
        if self.looks is not None:
            self.looks = self.looks - 1
        return answer


# --8<-- [end:held_out]
