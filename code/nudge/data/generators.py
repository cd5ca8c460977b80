"""Random numbers that come out the same in every language and on every machine.

Source: the multiplier 48271 for modulus 2³¹ − 1 is from Park, Miller & Stockmeyer 1993,
*Communications of the ACM* 36(7). All products stay below 2⁵³, so a browser gets the same integers;
what follows uses only + - * /, one after the other, which IEEE 754 rounds the same everywhere.
"""

from functools import reduce
from operator import add

MODULUS = 2**31 - 1
MULTIPLIER = 48271
WARM_UP = 20  # small seeds begin with small numbers


# --8<-- [start:lcg]
def lcg(seed: int, n: int) -> list[float]:
    """Return n numbers spread evenly over (0, 1), the same ones for the same seed."""
    state, draws = seed % MODULUS or 1, []
    for _ in range(WARM_UP + n):
        state = state * MULTIPLIER % MODULUS
        draws.append(state / MODULUS)
    return draws[WARM_UP:]


# --8<-- [end:lcg]


# --8<-- [start:bell]
def bell(seed: int, n: int) -> list[float]:
    """Return n bell-shaped draws (mean 0, standard deviation 1, never beyond ±6)."""
    u = lcg(seed, 12 * n)  # the sum of 12 uniforms has mean 6 and variance 12 · 1/12
    # Not sum(): since Python 3.12 it rounds in another way.
    return [reduce(add, u[12 * i : 12 * i + 12]) - 6 for i in range(n)]


# --8<-- [end:bell]
