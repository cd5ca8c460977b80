"""Random numbers of pocket against torch's, bit for bit where a logarithm is not in between."""

import pytest
import torch

import pocket

SEEDS = (0, 1, 42, 2**31, 2**40 + 3)


def both(code, seed):
    """Return what a program that draws gives with both libraries."""
    results = []
    for t in (pocket, torch):
        t.manual_seed(seed)
        results.append(
            [part.tolist() for part in eval(code, {"t": t, "g": t.Generator().manual_seed(seed + 1)})]
        )
    return results


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "code",
    [
        "[t.rand(3), t.rand(2, 20), t.rand(5, dtype=t.float64)]",
        "[t.rand(1), t.rand(7, generator=g), t.rand(1), t.rand(3, generator=g, dtype=t.float64)]",
        "[t.rand(3, generator=t.Generator()), t.randn(3, generator=t.Generator()), t.rand(1)]",
    ],
)
def test_even_numbers_are_the_same_to_the_last_bit(code, seed):
    ours, theirs = both(code, seed)
    assert ours == theirs


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", ["float32", "float64"])
@pytest.mark.parametrize("sizes", ["3 5 1 8", "16", "15 16 1", "17 3", "40 100", "1 1 1 33 2"])
def test_bell_shaped_numbers_are_the_same_up_to_rounding(sizes, kind, seed):
    draws = ", ".join(f"t.randn({n}, dtype=t.{kind})" for n in sizes.split())
    ours, theirs = both(f"[{draws}, t.randn(20, generator=g, dtype=t.{kind}), t.rand(1)]", seed)
    eps = 2**-23 if kind == "float32" else 2**-52
    assert ours[-1] == theirs[-1]  # as many words were drawn
    for one, other in zip(ours, theirs, strict=True):
        assert one == pytest.approx(other, rel=32 * eps, abs=8 * eps)


@pytest.mark.parametrize("seed", SEEDS)
def test_networks_begin_alike(seed):
    """Up to the last bit, which hangs on the processor: some multiply and add with one rounding."""
    ours, theirs = both("[t.nn.Linear(3, 2).weight.flatten(), t.nn.Linear(4, 4).bias, t.rand(1)]", seed)
    for one, other in zip(ours, theirs, strict=True):
        assert one == pytest.approx(other, rel=0, abs=2**-24)
