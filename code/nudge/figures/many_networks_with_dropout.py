"""Many networks with dropout: each has data of its own, and all are trained side by side."""

import torch
from torch import Tensor, nn

from nudge.data import wave
from nudge.dropout import drop_units
from nudge.networks import mlp
from nudge.stacking import outputs, stack_networks
from nudge.stopping import EarlyStopper

SIZES, CHECK = (1, 20, 20, 1), 10


def columns(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Return readings from -1 to 1 and labels, each (N, 1)."""
    return 2 * x[:, None] - 1, y[:, None]


def errors_by_check(seeds: range, p: float, steps: int) -> Tensor:
    """Return training, validation and new error (check, 3, network) at every tenth step.

    Network k learns wave(15, seeds[k]), is validated with 15 other points, starts from seed k, and drops
    units of its last hidden layer with probability p. The new error is that of endless points of the wave.
    """
    X, y = _stacked([columns(*wave(15, seed)) for seed in seeds])
    V, v = _stacked([columns(*wave(15, seed + 100, even=False)) for seed in seeds])
    G, truth = columns(*wave(51, 1, noise=0.0))
    W, b = stack_networks([mlp(SIZES, nn.Tanh, k).double() for k in range(len(seeds))])
    masks = torch.Generator().manual_seed(0)

    def predict(inputs: Tensor, p: float) -> Tensor:
        return outputs(W, b, inputs, (lambda signals: drop_units(signals, p, masks)) if p else None)

    optimizer, record = torch.optim.Adam(W + b, lr=0.01), []
    for step in range(steps + 1):
        if step % CHECK == 0:
            with torch.no_grad():
                pairs = ((X, y, 0.0), (V, v, 0.0), (G, truth, 0.0625))
                record.append(torch.stack([_errors(predict(A, 0.0), B) + more for A, B, more in pairs]))
        optimizer.zero_grad()
        _errors(predict(X, p), y).sum().backward()  # each network's slopes are those of its own mean
        optimizer.step()
    return torch.stack(record)


def forty_sets() -> dict[str, list[float]]:
    """Return the new error for forty data sets, after 1,000 steps or where early stopping went back to."""
    seeds = range(1001, 1041)
    plain, dropped = (errors_by_check(seeds, p, 1000) for p in (0.0, 0.3))
    found = {"end": plain[-1, 2].tolist(), "dropout": dropped[-1, 2].tolist()}
    for patience in (3, 10):
        checks = [best_check(plain[:, 1, k].tolist(), patience) for k in range(len(seeds))]
        found[f"patience {patience}"] = [plain[check, 2, k].item() for k, check in enumerate(checks)]
    return found


def best_check(errors: list[float], patience: int) -> int:
    """Return the check whose parameters early stopping gives back."""
    stopper, checks = EarlyStopper(patience), range(len(errors))
    last = next((check for check in checks if stopper.stop(errors[check], nn.Identity())), checks[-1])
    return last - stopper.failures


def _errors(predictions: Tensor, labels: Tensor) -> Tensor:
    return ((predictions - labels) ** 2).mean(dim=(1, 2))


def _stacked(pairs: list[tuple[Tensor, Tensor]]) -> tuple[Tensor, ...]:
    return tuple(torch.stack(parts) for parts in zip(*pairs, strict=True))
