"""What processes have, step by step, while they add up their numbers."""

from nudge.ring import one_collects, ring_all_reduce
from vectors import numbers, vector


def vectors() -> list[dict]:
    found = []
    for size in (1, 2, 3, 5):
        lists = [numbers(size) for _ in range(size)]
        found.append(vector("ringAllReduce", [lists], ring_all_reduce(lists)))
        found.append(vector("oneCollects", [lists], one_collects(lists)))
    return found
