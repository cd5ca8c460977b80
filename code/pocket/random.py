"""Random numbers: the same as torch's on a CPU, from the same seed.

The generator is the Mersenne Twister, which Python has as well. `rand` and `randperm` are the same to the
last bit, `randn` up to how a logarithm, a root and a cosine are rounded: a few last bits.
"""

import math
from random import Random

from pocket.broadcasting import sizes
from pocket.numbers import cast, float32, float64, int64
from pocket.tensors import Tensor

WORDS = 624


class Generator:
    """A source of random numbers of its own."""

    def __init__(self):
        self.manual_seed(67280421310721)  # torch's default

    def manual_seed(self, seed):
        """Begin anew: the same seed gives the same numbers."""
        word, state = seed & 0xFFFFFFFF, []
        for i in range(1, WORDS + 1):
            state.append(word)
            word = (1812433253 * (word ^ word >> 30) + i) & 0xFFFFFFFF
        self.twister, self.kept = Random(), None
        self.twister.setstate((3, (*state, WORDS), None))
        return self

    word = lambda self: self.twister.getrandbits(32)
    long_word = lambda self: self.word() << 32 | self.word()

    def uniform(self, dtype):
        """Return a number from 0 to below 1, with as many random bits as the kind holds."""
        if dtype is float64:
            return (self.long_word() & (1 << 53) - 1) / (1 << 53)
        return (self.word() & (1 << 24) - 1) / (1 << 24)

    def normal(self):
        """Return a bell-shaped number; they come in pairs, of which one is kept for the next call."""
        if self.kept is not None:
            number, self.kept = self.kept, None
            return number
        angle, far = 2 * math.pi * self.uniform(float64), self.uniform(float64)
        radius = math.sqrt(-2 * math.log1p(-far))
        self.kept = radius * math.sin(angle)
        return radius * math.cos(angle)


default_generator = Generator()
manual_seed = default_generator.manual_seed


def rand(*shape, generator=None, dtype=float32):
    """Return numbers spread evenly from 0 to below 1."""
    source, shape = generator or default_generator, sizes(shape)
    return Tensor([source.uniform(dtype) for _ in range(math.prod(shape))], shape, dtype)


def rand_within(bound, *shape):
    """Return numbers spread evenly from -bound to bound, each rounded once, as a network begins with them."""
    (bound,) = cast([bound], float32)
    numbers = [default_generator.uniform(float32) * 2 * bound - bound for _ in range(math.prod(shape))]
    return Tensor(cast(numbers, float32), shape, float32)


def randn(*shape, generator=None, dtype=float32):
    """Return bell-shaped numbers (mean 0, standard deviation 1); torch makes 16 or more in sixteens."""
    source, shape = generator or default_generator, sizes(shape)
    n = math.prod(shape)
    if n < 16:
        return Tensor(cast([source.normal() for _ in range(n)], dtype), shape, dtype)
    numbers = [source.uniform(dtype) for _ in range(n)]
    for start in range(0, n - 15, 16):
        numbers[start : start + 16] = bells(numbers[start : start + 16])
    if n % 16:
        numbers[-16:] = bells([source.uniform(dtype) for _ in range(16)])
    return Tensor(cast(numbers, dtype), shape, dtype)


def bells(uniform):
    """Return 16 bell-shaped numbers made of 16 even ones (Box and Muller 1958)."""
    radii = [math.sqrt(-2 * math.log(1 - u)) for u in uniform[:8]]
    angles = [2 * math.pi * u for u in uniform[8:]]
    return [r * turn(a) for turn in (math.cos, math.sin) for r, a in zip(radii, angles, strict=True)]


def randperm(n, generator=None):
    """Return the numbers from 0 to n - 1 in a random order (Fisher and Yates)."""
    source, order = generator or default_generator, list(range(n))
    for i in range(n - 1):
        other = i + source.word() % (n - i)
        order[i], order[other] = order[other], order[i]
    return Tensor(order, (n,), int64)
