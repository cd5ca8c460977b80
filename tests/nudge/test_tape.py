"""The tape of the lesson on autograd finds what torch finds, also where numbers are used more than once."""

import random

import pytest
import torch

from nudge.tape import add, backward, mul, record, tape, value

RANDOM = random.Random(12)  # noqa: S311, any numbers do: both sides get the same ones


@pytest.fixture(autouse=True)
def empty_tape():
    tape.clear()


def test_the_slopes_of_two_pairs():
    """The mean square of w·x + b − y over (1, 3) and (2, 5), at w = 1 and b = 0."""
    w, b, half = record(1.0), record(0.0), record(0.5)
    squares = []
    for x, y in ((1, 3), (2, 5)):
        e = add(add(mul(w, record(x)), b), record(-y))
        squares.append(mul(e, e))
    loss = mul(add(*squares), half)
    slopes = backward(loss)
    assert (value(loss), slopes[w], slopes[b], len(tape)) == (6.5, -8, -5, 17)
    assert [slopes[square] for square in squares] == [0.5, 0.5]


@pytest.mark.parametrize("length", [1, 5, 30])
def test_a_random_graph_has_the_slopes_of_torch(length):
    numbers = [RANDOM.uniform(-1.2, 1.2) for _ in range(3)]
    leaves = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in numbers]
    places, tensors = [record(number) for number in numbers], [*leaves]
    for _ in range(length):
        i, j = RANDOM.randrange(len(tensors)), RANDOM.randrange(len(tensors))
        ours, theirs = RANDOM.choice(((add, torch.add), (mul, torch.mul)))
        places.append(ours(places[i], places[j]))
        tensors.append(theirs(tensors[i], tensors[j]))
    slopes = backward(places[-1])
    found = torch.autograd.grad(tensors[-1], leaves, materialize_grads=True)
    assert value(places[-1]) == pytest.approx(tensors[-1].item())
    assert [slopes[place] for place in places[:3]] == pytest.approx([slope.item() for slope in found])


def test_what_a_number_did_not_come_from_has_slope_0():
    a, b = record(2.0), record(3.0)
    square = mul(a, a)
    later = add(square, b)
    assert backward(square) == [4, 0, 1, 0]
    assert backward(later) == [4, 1, 1, 1]
