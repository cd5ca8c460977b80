"""Random numbers that come out the same in every language and on every machine.

Source: the multiplier 48271 for modulus 2³¹ − 1 is from Park, Miller & Stockmeyer 1993,
*Communications of the ACM* 36(7). All products stay below 2⁵³, so a browser gets the same integers;
what follows uses only + - * /, one after the other, which IEEE 754 rounds the same everywhere.
"""


# --8<-- [start:lcg]
def lcg(seed: int, n: int) -> list[float]:
    """Return n numbers spread evenly over (0, 1), the same ones for a seed."""
    p = 2**31 - 1
    if seed % p == 0:
        raise ValueError(f"seed {seed} gives only zeros; choose another")
    draws = []
    for _ in range(20 + n):
        seed = 48271 * seed % p
        draws.append(seed / p)
    return draws[20:]  # small seeds begin with small numbers


# --8<-- [end:lcg]


# --8<-- [start:bell]
def bell(seed: int, n: int) -> list[float]:
    """Return n draws around 0 (standard deviation 1, never beyond ±6)."""
    u, draws = lcg(seed, 12 * n), []
    for i in range(n):
        total = 0.0
        for draw in u[12 * i : 12 * i + 12]:
            total += draw  # not sum(): since 3.12 it rounds in another way
        draws.append(total - 6)
    return draws


# --8<-- [end:bell]
