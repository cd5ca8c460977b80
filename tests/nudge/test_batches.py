import math

import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from nudge.batches import batches, gradient_noise, sgd_line, shuffled, updates_per_epoch
from nudge.data import noisy_line
from nudge.losses import mse
from nudge.models import line

SIZES = [(1000, 1), (1000, 100), (1000, 300), (1000, 1000), (10_000, 10), (7, 9), (1, 1)]


def seeded(seed):
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize("drop_last", [False, True])
@pytest.mark.parametrize(("n", "size"), SIZES)
def test_updates_are_counted_as_a_loader_counts_batches(n, size, drop_last):
    loader = DataLoader(TensorDataset(torch.arange(n)), batch_size=size, drop_last=drop_last)
    assert updates_per_epoch(n, size, drop_last) == len(loader)


@pytest.mark.parametrize(("n", "size"), SIZES)
def test_each_example_is_in_one_batch_of_an_epoch(n, size):
    parts = batches(n, size, seeded(1))
    assert len(parts) == updates_per_epoch(n, size)
    assert [len(part) for part in parts[:-1]] == [size] * (len(parts) - 1)
    assert torch.cat(parts).sort().values.tolist() == list(range(n))


def test_epochs_differ_and_a_generator_in_the_same_state_repeats_them():
    generator = seeded(1)
    first, second = (torch.cat(batches(50, 8, generator)).tolist() for _ in range(2))
    again = torch.cat(batches(50, 8, seeded(1))).tolist()
    assert again == first != second


@pytest.mark.parametrize("n", [1, 2, 1000])
def test_shuffled_places_are_all_there_in_an_order_of_the_seed(n):
    assert sorted(shuffled(n, 1000)) == list(range(n))
    assert shuffled(n, 1000) == shuffled(n, 1000)
    assert n < 3 or shuffled(n, 1000) != shuffled(n, 1001)


def walked(x, y, orders, size, eta):
    """Return what torch.optim.SGD makes of the same batches."""
    w, b = (torch.zeros((), dtype=torch.float64, requires_grad=True) for _ in range(2))
    optimizer = torch.optim.SGD([w, b], lr=eta)
    path = [(0.0, 0.0)]
    for order in orders:
        for batch in torch.tensor(order).split(size):
            optimizer.zero_grad()
            mse(line(x[batch], w, b), y[batch]).backward()
            optimizer.step()
            path.append((w.item(), b.item()))
    return path


@pytest.mark.parametrize("size", [1, 7, 40, 64])
def test_a_line_walks_as_with_torch(size):
    x, y = noisy_line(40)
    orders = [shuffled(40, seed) for seed in (1000, 1001, 1002)]
    path = sgd_line(x.tolist(), y.tolist(), orders, size, 0.05)
    assert len(path) == 1 + 3 * updates_per_epoch(40, size)
    torch.testing.assert_close(torch.tensor(path), torch.tensor(walked(x, y, orders, size, 0.05)))


def test_noise_is_that_of_draws_without_replacement():
    """For equal batches, the mean square is σ²/B · (N − B)/(N − 1)."""
    slopes = torch.tensor([0.0, 4.0, 8.0, 12.0], dtype=torch.float64)
    sigma = slopes.std(correction=0).item()
    assert gradient_noise(slopes, 1, 1, seeded(1)) == pytest.approx(sigma)
    assert gradient_noise(slopes, 2, 3000, seeded(1)) == pytest.approx(sigma / math.sqrt(3), rel=0.02)
    assert gradient_noise(slopes, 4, 1, seeded(1)) == pytest.approx(0, abs=1e-12)


def test_noise_falls_with_the_root_of_the_batch_size():
    x, y = noisy_line()
    slopes = -2 * y * x
    sigma = slopes.std(correction=0).item()
    for size, epochs in ((4, 8), (25, 50), (100, 200), (500, 500)):
        theory = sigma / math.sqrt(size) * math.sqrt((1000 - size) / 999)
        assert gradient_noise(slopes, size, epochs, seeded(2)) == pytest.approx(theory, rel=0.06)
