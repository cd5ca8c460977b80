"""Classification: probabilities from scores, a loss that says how surprising they are, and counts.

Scores z, or logits, have a row for each example and a column for each class; k holds the right classes.
"""

import torch
from torch import Tensor


# --8<-- [start:softmax]
def softmax(z: Tensor) -> Tensor:
    """Return probabilities in the shape of z; the last axis adds up to 1."""
    largest = z.amax(dim=-1, keepdim=True)
    powers = (z - largest).exp()
    return powers / powers.sum(dim=-1, keepdim=True)


# --8<-- [end:softmax]


# --8<-- [start:cross_entropy]
def cross_entropy(z: Tensor, k: Tensor) -> Tensor:
    """Return the mean of -ln p of the classes k[N], from scores z[N, K]."""
    z = z - z.amax(dim=1, keepdim=True)
    log_p = z - z.exp().sum(dim=1, keepdim=True).log()
    return -log_p[torch.arange(len(k)), k].mean()


# --8<-- [end:cross_entropy]


# --8<-- [start:accuracy]
def accuracy(z: Tensor, k: Tensor) -> float:
    """Return the share of rows of z[N, K] whose largest score is at k[N]."""
    return (z.argmax(dim=1) == k).double().mean().item()


# --8<-- [end:accuracy]


# --8<-- [start:confusion]
def confusion(z: Tensor, k: Tensor) -> Tensor:
    """Return a table[K, K]: row, actual class; column, predicted class."""
    classes = z.shape[1]
    table = torch.zeros(classes, classes, dtype=torch.int64)
    predictions = z.argmax(dim=1).tolist()
    for actual, predicted in zip(k.tolist(), predictions, strict=True):
        table[actual, predicted] += 1
    return table


# --8<-- [end:confusion]
