"""Every factor at the beginning, at its turns and behind its end, and walks with a rest of a batch."""

from nudge.data import lcg
from nudge.schedules import cosine, exponential, inverse, scheduled_walk, step_decay, warm_up
from vectors import numbers, vector

CALLS = (
    [("stepDecay", step_decay, [k, 500]) for k in (0, 499, 500, 1000, 1999)]
    + [("stepDecay", step_decay, [k, 3, 0.5]) for k in (2, 3, 10)]
    + [("exponential", exponential, [k, 0.995]) for k in (0, 1, 2000)]
    + [("inverse", inverse, [k, 0.02]) for k in (0, 50, 2000)]
    + [("cosine", cosine, [k, 2000]) for k in (0, 500, 1000, 1999, 2000, 2500, 4000)]
    + [("warmUp", warm_up, [k, 100]) for k in (0, 49, 99, 100, 2000)]
)


def shuffled(n: int, seed: int) -> list[int]:
    """Return the places of n points in the order in which `scheduled_walk` takes them."""
    u = lcg(seed, n)
    return sorted(range(n), key=lambda i: u[i])


def walks() -> list[dict]:
    x, y, rates = numbers(23, 1, 5), numbers(23), [0.05 / (1 + k) for k in range(9)]
    orders = [shuffled(23, 1_000_000 + epoch) for epoch in range(3)]
    path = scheduled_walk(x, y, lambda k: rates[k], 1000, epochs=3, start=(0.5, -1.0))
    batches = scheduled_walk(x, y, lambda k: rates[k], 1000, epochs=3, batch_size=8)
    return [
        vector("scheduledWalk", [x, y, rates, orders, [0.5, -1.0]], path),
        vector("scheduledWalk", [x, y, rates, orders, [0.0, 0.0], 8], batches),
    ]


def vectors() -> list[dict]:
    orders = [vector("shuffled", [n, 1_000_000], shuffled(n, 1_000_000)) for n in (1, 2, 23)]
    return [vector(name, given, call(*given)) for name, call, given in CALLS] + orders + walks()
