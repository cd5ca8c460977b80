"""Ring all-reduce: processes in a circle add up their lists, and none sends more than the others.

The algorithm is that of Patarasuk & Yuan 2009, *Journal of Parallel and Distributed Computing* 69(2).
"""


# --8<-- [start:ring_all_reduce]
def ring_all_reduce(lists: list) -> list:
    """Return what each process has after 0, 1, 2, … steps; at last, the sums.

    lists[p] are the numbers of process p, as many as there are processes.
    """
    size = len(lists)
    states = [lists]
    for step in range(2 * (size - 1)):
        now = [list(numbers) for numbers in states[-1]]
        for p in range(size):
            place = (p - step) % size  # what p sends to the right
            right = (p + 1) % size
            sent = states[-1][p][place]
            if step < size - 1:
                now[right][place] += sent  # the first half adds
            else:
                now[right][place] = sent  # the second half copies
        states.append(now)
    return states


# --8<-- [end:ring_all_reduce]


# --8<-- [start:one_collects]
def one_collects(lists: list) -> list:
    """Return the same where process 0 adds up everything, then hands it out."""
    size = len(lists)
    states = [lists]
    for step in range(2 * (size - 1)):
        now = [list(numbers) for numbers in states[-1]]
        other = step % (size - 1) + 1
        if step < size - 1:
            now[0] = [a + b for a, b in zip(now[0], now[other], strict=True)]
        else:
            now[other] = list(now[0])
        states.append(now)
    return states


# --8<-- [end:one_collects]
