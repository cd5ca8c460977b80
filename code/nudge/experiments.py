"""Experiments: a run with everything that is set in one dict, the spread of several, and differences.

Results are numbers of right pictures, of 297, unless another unit is said.
"""

import torch
from torch import nn
from torch.optim import SGD
from torch.optim.lr_scheduler import LambdaLR

from nudge.batches import batches
from nudge.classification import cross_entropy
from nudge.networks import mlp
from nudge.schedules import cosine


# --8<-- [start:spread]
def spread(results: list) -> tuple:
    """Return mean and standard deviation, with n - 1 in the denominator."""
    mean = sum(results) / len(results)
    squares = [(result - mean) ** 2 for result in results]
    return mean, (sum(squares) / (len(results) - 1)) ** 0.5


# --8<-- [end:spread]


# --8<-- [start:digit_run]
def digit_run(setting: dict, seed: int, parts: dict) -> int:
    """Train on digits; return how many validation pictures are right.

    The setting holds "width", "eta", "momentum" and "plan". The seed decides
    the start and the order. There are 10 epochs in batches of 32.
    """
    plans = {"constant": lambda k: 1, "cosine": lambda k: cosine(k, 380)}
    net = mlp((64, setting["width"], 10), nn.ReLU, seed).double()
    optimizer = SGD(net.parameters(), setting["eta"], setting["momentum"])
    scheduler = LambdaLR(optimizer, plans[setting["plan"]])
    generator = torch.Generator().manual_seed(100 + seed)
    X, k = parts["train"]
    for _ in range(10):
        for batch in batches(len(k), 32, generator):
            optimizer.zero_grad()
            cross_entropy(net(X[batch].double()), k[batch]).backward()
            optimizer.step()
            scheduler.step()
    X, k = parts["validation"]
    with torch.no_grad():
        return (net(X.double()).argmax(dim=1) == k).sum().item()


# --8<-- [end:digit_run]


# --8<-- [start:difference]
def difference(a: list, b: list) -> tuple:
    """Return mean(a) - mean(b) and its standard error, from unpaired runs."""
    (mean_a, sd_a), (mean_b, sd_b) = spread(a), spread(b)
    error = (sd_a**2 / len(a) + sd_b**2 / len(b)) ** 0.5
    return mean_a - mean_b, error


# --8<-- [end:difference]


# --8<-- [start:paired_difference]
def paired_difference(a: list, b: list) -> tuple:
    """Return the same from runs in pairs: a[i] and b[i] share their seed."""
    gaps = [left - right for left, right in zip(a, b, strict=True)]
    mean, sd = spread(gaps)
    return mean, sd / len(gaps) ** 0.5


# --8<-- [end:paired_difference]
