import datetime
import hashlib
import math
import statistics
import struct
from itertools import combinations

import pytest
import torch

from nudge.data import (
    bell,
    bent_curve,
    lcg,
    leave_days,
    noisy_line,
    noisy_quadratic,
    thermometer,
    twenty_columns,
    wave,
    weekly_views,
)
from nudge.data.co2 import co2_weekly
from nudge.data.mauna_loa import WEEKS

MODULUS = 2**31 - 1
WARM_UP = 20

PARABOLAS = {  # n, seed, noise: the fingerprint of all bits of x and y
    (10, 42, 1.5): "3c1d2caa6edc4670",
    (30, 7, 1.5): "7162c5f800189fb5",
    (1000, 3, 0.1): "79723e0513fd9e84",
}


def test_lcg_is_the_generator_of_the_cpp_standard():
    """C++ demands that the 10000th number of minstd_rand, seeded with 1, is 399268537."""
    last = lcg(1, 10_000 - WARM_UP)[-1]
    assert round(last * MODULUS) == 399268537


def test_lcg_gives_the_published_values():
    assert lcg(1, 3) == pytest.approx([0.297102, 0.426051, 0.899498], abs=5e-7)


@pytest.mark.parametrize("seed", [0, MODULUS, -MODULUS, 5 * MODULUS])
@pytest.mark.parametrize("generator", [lcg, bell])
def test_a_seed_that_gives_only_zeros_is_refused(generator, seed):
    with pytest.raises(ValueError, match=f"seed {seed} gives only zeros; choose another"):
        generator(seed, 3)


def test_seeds_with_a_simple_ratio_are_related():
    """In the long run, seeds whose ratio in lowest terms is p : q correlate at 1 / (p · q)."""
    one, two, three = torch.tensor([bell(seed, 5_000) for seed in (1, 2, 3)])
    assert torch.corrcoef(torch.stack([one, two]))[0, 1].item() == pytest.approx(1 / 2, abs=0.03)
    assert torch.corrcoef(torch.stack([two, three]))[0, 1].item() == pytest.approx(1 / 6, abs=0.03)


def test_no_two_seeds_for_averages_have_a_simple_ratio():
    pairs = combinations(range(1000, 1200), 2)
    assert min(a * b // math.gcd(a, b) ** 2 for a, b in pairs) == 6 * 7


def test_bell_gives_the_published_values():
    assert bell(42, 3) == pytest.approx([-0.046603, 1.397923, -1.012725], abs=5e-7)


def test_bell_has_mean_zero_and_deviation_one():
    draws = bell(1, 20_000)
    assert statistics.mean(draws) == pytest.approx(0.0004, abs=5e-5)
    assert statistics.pstdev(draws) == pytest.approx(0.9986, abs=5e-5)
    assert max(map(abs, draws)) < 6


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_thermometer_has_eleven_pairs(dtype):
    reading, celsius = thermometer(dtype)
    assert reading.shape == celsius.shape == (11,)
    assert reading.dtype == celsius.dtype == dtype
    assert celsius.sum().item() == pytest.approx(115.5)


def test_leave_days_has_twelve_employees():
    days, left = leave_days()
    assert len(days) == len(left) == 12
    assert list(zip(days, left, strict=True))[5:7] == [(3, 0), (3, 1)]
    assert (sum(days), sum(left)) == (43, 5)


def test_noisy_quadratic_gives_the_published_values():
    x, y = noisy_quadratic()
    assert x.tolist() == pytest.approx([-2 + 4 * i / 9 for i in range(10)])
    expected = [8.9301, 7.2450, 0.9624, -1.7132, 1.5904, 2.4636, 2.7671, 6.7850, 11.4471, 15.6572]
    assert y.tolist() == pytest.approx(expected, abs=5.1e-5)
    assert noisy_quadratic(noise=0)[1].tolist() == pytest.approx([3 * v**2 + 2 * v + 1 for v in x.tolist()])


@pytest.mark.parametrize("arguments", PARABOLAS)
def test_the_points_of_a_parabola_are_the_same_to_the_last_bit(arguments):
    x, y = noisy_quadratic(*arguments)
    bits = struct.pack(f"<{2 * len(x)}d", *x.tolist(), *y.tolist())
    assert hashlib.sha256(bits).hexdigest()[:16] == PARABOLAS[arguments]


@pytest.mark.parametrize("n", [1, 0, -3])
def test_a_parabola_needs_two_points(n):
    with pytest.raises(ValueError, match="2 points or more"):
        noisy_quadratic(n)


def test_the_noisy_line_is_that_of_the_course():
    x, y = noisy_line()
    X = torch.stack([x, torch.ones_like(x)], dim=1)
    w, b = torch.linalg.lstsq(X, y, driver="gelsd").solution.tolist()
    assert [w, b] == pytest.approx([1.98240, 0.98734], abs=5e-6)
    assert (X @ torch.tensor([w, b], dtype=x.dtype) - y).square().mean().item() == pytest.approx(
        0.255821, abs=5e-7
    )
    assert x.tolist() == [4 * u - 2 for u in lcg(21, 1000)]
    assert noisy_line(30, 1001)[1].tolist() == pytest.approx(
        [2 * (4 * u - 2) + 1 + e / 2 for u, e in zip(lcg(1001, 30), bell(1002, 30), strict=True)]
    )


def test_the_wave_is_a_sine_with_the_noise_of_its_seed():
    x, y = wave(15, 4)
    assert x.tolist() == [i / 14 for i in range(15)]
    sines = [math.sin(2 * math.pi * i / 14) for i in range(15)]
    assert y.tolist() == pytest.approx([s + e / 4 for s, e in zip(sines, bell(4, 15), strict=True)])
    assert wave(15, 4, noise=0)[1].tolist() == pytest.approx(sines)
    x, y = wave(15, 104, even=False)
    assert x.tolist() == lcg(5104, 15)
    errors = [(v - math.sin(2 * math.pi * u)) * 4 for u, v in zip(x.tolist(), y.tolist(), strict=True)]
    assert errors == pytest.approx(bell(104, 15))


@pytest.mark.parametrize("n", [1, 0, -3])
def test_a_wave_needs_two_points(n):
    with pytest.raises(ValueError, match="2 points or more"):
        wave(n, 4)


def test_the_bent_curve_runs_straight_between_its_knots_and_level_outside():
    x = torch.tensor([-1e30, -1.0, 0.0, 1.0, 2.0, 2.5, 3.0, 4.5, 6.0, 6.1, 1e30])
    assert bent_curve(x).tolist() == [1, 1, 1, 2.5, 4, 3, 2, 3.5, 5, 5, 5]
    assert bent_curve(x.reshape(11, 1)).shape == (11, 1)


def test_weekly_views_gives_the_published_values():
    views = weekly_views()
    assert views[:4].tolist() == pytest.approx([5.2106, 5.3893, 5.3160, 5.5970], abs=5.1e-5)
    found = [views.mean().item(), views.min().item(), views.max().item()]
    assert found == pytest.approx([6.3744, 3.2725, 10.9166], abs=5.1e-5)
    assert len(weekly_views(3, 7)) == 21


def test_the_weeks_over_mauna_loa_are_those_of_the_source_to_the_last_byte():
    first = datetime.date(1958, 3, 29)
    words = ["" if word == "-" else word for word in WEEKS.split()]
    dates = [f"{first + datetime.timedelta(weeks=week):%Y%m%d}" for week in range(len(words))]
    lines = ["date,co2", *map(",".join, zip(dates, words, strict=True)), ""]
    assert (
        hashlib.sha256("\n".join(lines).encode()).hexdigest().startswith("16695fa2786e53414e5a6b54767a3fdf")
    )


def test_gaps_over_mauna_loa_are_bridged_by_straight_lines():
    series, words = co2_weekly(), WEEKS.split()
    assert len(series) == len(words) == 2284
    assert words.count("-") == 59
    assert all(
        value == float(word) for value, word in zip(series.tolist(), words, strict=True) if word != "-"
    )
    assert series[8:15].diff().tolist() == pytest.approx([-2.1 / 6] * 6)


def test_twenty_columns_are_bell_shaped_and_their_labels_follow_the_truth():
    truth = torch.arange(20, dtype=torch.float64) / 10
    X, y, X_new, y_new = twenty_columns(truth)
    assert (X.shape, y.shape, X_new.shape, y_new.shape) == ((40, 20), (40,), (1000, 20), (1000,))
    assert X[0].tolist() == bell(31, 20)
    assert X[39, 19] == bell(31, 800)[-1]
    assert X_new[1, 0] == bell(33, 21)[-1]
    assert ((y - X @ truth) / 0.5).tolist() == pytest.approx(bell(32, 40))
    assert ((y_new - X_new @ truth) / 0.5).tolist() == pytest.approx(bell(34, 1000))
    other, labels, none, _ = twenty_columns(truth, seed=1000, new=0)
    assert other[0].tolist() == bell(1000, 20)
    assert (labels - other @ truth).tolist() == pytest.approx([0.5 * e for e in bell(1001, 40)])
    assert none.shape == (0, 20)
