"""What polynomials of every degree say, fitted to few and to many points, even and scattered."""

from nudge.data import lcg, wave
from nudge.polynomials import fit_powers, powers
from vectors import vector

CASES = [
    (15, 4, True, 11),
    (8, 1000, True, 7),
    (60, 1001, True, 14),
    (20, 1002, False, 6),
    (2, 1003, True, 1),
]


def vectors() -> list[dict]:
    entries = []
    for n, seed, even, most in CASES:
        x, y = wave(n, seed, even=even)
        at = x.new_tensor([0.0, 1.0, *lcg(seed + 1, 9)])
        said = [(powers(at, degree) @ fit_powers(x, y, degree)).tolist() for degree in range(most + 1)]
        entries.append(vector("fits", [x, y, most, at], said))
    return entries
