"""Data-parallel descent: several processes, each with rows of its own, that agree on every update.

A fresh Python can run only what it can import. That is why these functions stand in a module: what a notebook
or a script defines, the processes that it starts do not know.
"""

import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from types import ModuleType

import torch
from torch import Tensor, distributed, nn
from torch.multiprocessing import spawn
from torch.nn.parallel import DistributedDataParallel

from nudge.descent import line_gradient
from nudge.fitting import train_model
from nudge.losses import mse


# --8<-- [start:own_rows]
def own_rows(rows: Tensor, counts: list) -> Tensor:
    """Return the rows of this process; counts says how many each has."""
    return rows.split(counts)[distributed.get_rank()]


# --8<-- [end:own_rows]


# --8<-- [start:over_processes]
def over_processes(g: Tensor, rows: int) -> Tensor:
    """Return the mean of the gradients of all processes."""
    distributed.all_reduce(g)  # from here on, g is the sum, everywhere
    return g / distributed.get_world_size()


# --8<-- [end:over_processes]


# --8<-- [start:descend_together]
def descend_together(
    x: Tensor,
    y: Tensor,
    counts: list,
    eta: float,
    updates: int,
    combine: Callable = over_processes,
) -> Tensor:
    """Return (w, b) after descent from (1, 0); each process sees own rows."""
    x, y = own_rows(x, counts), own_rows(y, counts)
    theta = torch.tensor([1.0, 0.0], dtype=x.dtype)
    for _ in range(updates):
        g = line_gradient(x, y, *theta)
        theta = theta - eta * combine(g, len(x))
    return theta


# --8<-- [end:descend_together]


# --8<-- [start:over_rows]
def over_rows(g: Tensor, rows: int) -> Tensor:
    """Return the mean over all rows; each g is a mean over own rows."""
    total = torch.tensor(float(rows))
    g = g * rows
    distributed.all_reduce(g)
    distributed.all_reduce(total)
    return g / total


# --8<-- [end:over_rows]


# --8<-- [start:sums_over_processes]
def sums_over_processes(g: Tensor, rows: int) -> Tensor:
    """Return the mean over processes, of gradients of sums over own rows."""
    return over_processes(g * rows, rows)


# --8<-- [end:sums_over_processes]


# --8<-- [start:train_wrapped]
def train_wrapped(
    net: nn.Module,
    X: Tensor,
    y: Tensor,
    counts: list,
    eta: float,
    epochs: int,
) -> dict:
    """Train a net with the MSE on own rows; return the state of this copy."""
    with torch.no_grad():
        for parameter in net.parameters():
            parameter += distributed.get_rank()  # each begins elsewhere
    model = DistributedDataParallel(net)
    X, y = own_rows(X, counts), own_rows(y, counts)
    train_model(model, mse, X, y, eta, epochs)
    return net.state_dict()


# --8<-- [end:train_wrapped]


def in_processes(size: int, *calls: Callable[[], object]) -> list[list]:
    """Return, for each call, what it gives in each of several processes, by their rank.

    A call is a function of a module without arguments, or a partial of one. The processes take the calls one
    after the other, joined by gloo through a file.
    """
    with TemporaryDirectory() as folder, without_main():
        # As bytes: tensors that are handed over as such would be shared, and changed by all of them.
        spawn(member, (size, [pickle.dumps(call) for call in calls], folder), nprocs=size)
        given = [torch.load(f"{folder}/{rank}.pt") for rank in range(size)]
    return [list(by_rank) for by_rank in zip(*given, strict=True)]


def member(rank: int, size: int, calls: list[bytes], folder: str) -> None:
    """Be one of several processes: join the others, do the calls, and save what they give."""
    torch.set_num_threads(1)  # the cores are shared by the processes
    store = distributed.FileStore(f"{folder}/store", size)
    distributed.init_process_group("gloo", store=store, rank=rank, world_size=size)
    given = [pickle.loads(call)() for call in calls]  # noqa: S301, they are our own
    torch.save(given, f"{folder}/{rank}.pt")
    distributed.destroy_process_group()


@contextmanager
def without_main() -> Iterator[None]:
    """Hide the main module from new processes: they would run it again, and a lab is a script."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
