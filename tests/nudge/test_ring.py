"""A ring of processes adds up what torch and gloo add up, and shares the sending out."""

from functools import partial
from itertools import pairwise

import pytest
import torch
from torch import distributed

from nudge.data import bell
from nudge.parallel import in_processes, own_rows
from nudge.ring import one_collects, ring_all_reduce


def lists(size):
    return torch.tensor([bell(1000 + p, size) for p in range(size)], dtype=torch.float64)


def reduced(rows):
    """Return the sum of all rows, of which each process has one."""
    own = own_rows(rows, [1] * len(rows))[0].clone()
    distributed.all_reduce(own)
    return own


def sent(states):
    """Return how many numbers change or arrive in each step, for each process."""
    return [
        [sum(a != b for a, b in zip(before, after, strict=True)) for before, after in zip(*pair, strict=True)]
        for pair in pairwise(states)
    ]


@pytest.mark.parametrize("way", [ring_all_reduce, one_collects])
@pytest.mark.parametrize("size", [1, 2, 3, 5, 8])
def test_at_the_end_every_process_has_the_sums(way, size):
    numbers = lists(size)
    states = way(numbers.tolist())
    assert len(states) == 1 + 2 * (size - 1)
    assert torch.allclose(torch.tensor(states[-1], dtype=torch.float64), numbers.sum(0).expand(size, -1))
    assert states[0] == numbers.tolist()


def test_gloo_gives_the_same():
    numbers = lists(3)
    (sums,) = in_processes(3, partial(reduced, numbers))
    ring = torch.tensor(ring_all_reduce(numbers.tolist())[-1], dtype=torch.float64)
    assert torch.allclose(torch.stack(sums), ring, rtol=0, atol=1e-12)


def test_in_a_ring_one_number_arrives_everywhere_in_each_step():
    numbers = [[10**p * (place + 1) for place in range(5)] for p in range(5)]
    assert sent(ring_all_reduce(numbers)) == [[1] * 5] * 8
    assert [sum(step) for step in sent(one_collects(numbers))] == [5] * 8
