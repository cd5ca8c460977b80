"""The numbers and claims that the lesson on momentum and Adam rests on (E23)."""

import random
from functools import partial
from math import inf

import pytest
import torch
from expecting import close

from nudge.data import bell, thermometer
from nudge.optimizers import adam, descend, momentum, rmsprop, stays_from

NEW = (0, 0.0, 0.0)
PLAIN = partial(momentum, mu=0.0)
X, Y = thermometer()
CHANCE = random.Random(23)  # noqa: S311, any rounding will do


def means(scale):
    x = scale * X
    return [product.mean().item() for product in (x, Y, x * x, x * Y, Y * Y)]


def losses(rule, state, eta, epochs, scale=0.1):
    """Return the MSE of the thermometer's line after each epoch, from (1, 0)."""
    mx, my, mxx, mxy, myy = means(scale)

    def slopes(theta):
        w, b = theta
        return [2 * (w * mxx + b * mx - mxy), 2 * (w * mx + b - my)]

    path = descend(rule, slopes, [1.0, 0.0], state, eta, epochs)
    return [w * w * mxx + 2 * w * b * mx + b * b - 2 * (w * mxy + b * my) + myy for w, b in path]


def shaken(rule):
    """Return a rule whose every number is rounded by chance, as another processor might round it."""

    def off(value):
        if isinstance(value, tuple):
            return tuple(off(part) for part in value)
        return value if isinstance(value, int) else value * (1 + CHANCE.choice((-1, 0, 1)) * 2**-52)

    return lambda *each: off(rule(*each))


@pytest.mark.parametrize("mu", [0.0, 0.5, 0.9])
@pytest.mark.parametrize("curvature", [2.0, 100.0])
def test_momentum_moves_the_wall(mu, curvature):
    wall = 2 * (1 + mu) / curvature
    for factor, comes in ((0.995, True), (1.005, False)):
        path = descend(
            partial(momentum, mu=mu), lambda w: [curvature * w[0]], [1.0], 0.0, factor * wall, 3000
        )
        assert (abs(path[-1][0]) < 1) == comes


def test_the_race_does_not_depend_on_rounding():
    counts = {
        (momentum, 0.0, 0.03, 0.1): 99,
        (PLAIN, 0.0, 0.03, 0.1): 915,
        (partial(momentum, mu=0.99), 0.0, 0.0003, 0.1): 1001,
        (adam, NEW, 2.0, 0.1): 104,
        (adam, NEW, 2.0, 1.0): 263,
        (rmsprop, 0.0, 0.05, 0.1): inf,
        (rmsprop, 0.0, 0.5, 0.1): inf,
    }
    for (rule, state, eta, scale), count in counts.items():
        for each in (rule, *[shaken(rule)] * 3):
            assert stays_from(losses(each, state, eta, 1200, scale), 2.93) == count


def test_first_touches_are_not_to_be_trusted():
    found = losses(rmsprop, 0.0, 0.1, 400)
    assert min(found) <= 2.93 < max(found[350:])


def test_long_after_its_arrival_adam_may_jump_out():
    assert max(losses(shaken(adam), NEW, 2.0, 3000)[1200:]) > 5


def test_adam_sees_axes_and_momentum_does_not():
    half = 0.5**0.5

    def along(theta):
        return [100 * theta[0], theta[1]]

    def turned(theta):
        return [half * (theta[0] + theta[1]), half * (theta[1] - theta[0])]

    def askew(theta):
        g, h = along(turned(theta))
        return [half * (g - h), half * (g + h)]

    def count(path, place=lambda theta: theta):
        heights = [50 * a * a + b * b / 2 for a, b in map(place, path)]
        return stays_from(heights, 1e-6)

    for rule, state, eta, straight, tilted in (
        (PLAIN, 0.0, 2 / 101, 444, 444),
        (partial(momentum, mu=(9 / 11) ** 2), 0.0, (2 / 11) ** 2, 69, 69),
        (adam, NEW, 0.1, 162, 501),
        (adam, NEW, 0.01, 305, 3306),
    ):
        assert count(descend(rule, along, [1.0, 1.0], state, eta, 4000)) == straight
        assert count(descend(rule, askew, [0.0, 2 * half], state, eta, 4000), turned) == tilted


def test_adam_does_not_see_whether_a_loss_is_a_sum_or_a_mean():
    def end(rule, state, eta, factor):
        mx, my, mxx, mxy, _ = means(0.1)

        def slopes(theta):
            w, b = theta
            return [factor * 2 * (w * mxx + b * mx - mxy), factor * 2 * (w * mx + b - my)]

        return descend(rule, slopes, [1.0, 0.0], state, eta, 100)[-1]

    assert end(adam, NEW, 0.1, 11) == close(*end(adam, NEW, 0.1, 1), digits=6)
    assert abs(end(PLAIN, 0.0, 0.01, 11)[0]) > 1e50


@pytest.mark.parametrize(
    ("rule", "state", "decayed"),
    [
        (PLAIN, 0.0, (2.0, 1 / 3)),
        (momentum, 0.0, (3 / 1.05, 0.5 / 1.05)),
        (rmsprop, 0.0, (1.0, 0.5)),
        (adam, NEW, (1.0, 0.5)),
    ],
)
def test_decay_rests_elsewhere_than_a_penalty(rule, state, decayed):
    def rest(shrinking):
        path = descend(shrinking, lambda t: [2 * (t[0] - 3), 2 * (t[1] - 0.5)], [0.0, 0.0], state, 0.01, 3000)
        return path[-1]

    assert rest(lambda t, g, kept, eta: rule(t, g + t, kept, eta)) == pytest.approx([2, 1 / 3], abs=0.02)
    assert rest(lambda t, g, kept, eta: rule((1 - eta) * t, g, kept, eta)) == pytest.approx(decayed, abs=0.02)


def test_a_gradient_that_is_never_reset_is_momentum_one():
    w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    forgetful = [0.0]
    for _ in range(12):
        ((w - 3) ** 2).backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
        forgetful.append(w.item())
    path = descend(partial(momentum, mu=1.0), lambda t: [2 * (t[0] - 3)], [0.0], 0.0, 0.1, 12)
    assert [w for [w] in path] == pytest.approx(forgetful, abs=1e-12)


def test_momentum_one_swings_up_to_four_over_the_curvature():
    def largest(eta):
        path = descend(partial(momentum, mu=1.0), lambda t: [2 * t[0]], [1.0], 0.0, eta, 2000)
        return max(abs(w) for [w] in path)

    assert [largest(eta) for eta in (0.1, 1.9, 1.99)] == close(1.03, 4.5, 14.1, digits=1)
    assert largest(2.01) > 1e6


def test_at_the_same_eta_momentum_makes_noise_ten_times_larger():
    def size(mu, eta):
        w, v, squares = 0.0, 0.0, []
        for label in bell(1000, 20_000):
            w, v = momentum(w, 2 * (w - label), v, eta, mu)
            squares.append(w * w)
        return sum(squares) / len(squares)

    assert 8 < size(0.9, 0.02) / size(0.0, 0.02) < 12
    assert 0.8 < size(0.9, 0.002) / size(0.0, 0.02) < 1.2
