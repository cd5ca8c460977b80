"""Batch sizes: training that is counted in updates, and large batches taken in parts."""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from nudge.batches import batches


# --8<-- [start:train_on_batches]
def train_on_batches(
    net: nn.Module,
    X: Tensor,
    k: Tensor,
    batch_size: int,
    eta: float,
    updates: int,
    seed: int,
    stop: Callable | None = None,
) -> int:
    """Train net on rows X and classes k; return how many updates were made.

    stop(done) is asked after each update, and ends the training by True.
    """
    optimizer = torch.optim.SGD(net.parameters(), lr=eta)
    generator, done = torch.Generator().manual_seed(seed), 0
    while True:
        for rows in batches(len(X), batch_size, generator):
            optimizer.zero_grad()
            functional.cross_entropy(net(X[rows]), k[rows]).backward()
            optimizer.step()
            done += 1
            if (stop and stop(done)) or done == updates:
                return done


# --8<-- [end:train_on_batches]
