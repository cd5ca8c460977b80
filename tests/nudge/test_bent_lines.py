import torch
from torch.nn.functional import hardsigmoid

from nudge.activations import relu
from nudge.bent_lines import hard_sigmoid, ramps

X = torch.linspace(-10, 20, 3001, dtype=torch.float64)


def test_the_ramp_from_minus_three_to_three_is_the_hard_sigmoid_of_torch():
    torch.testing.assert_close(hard_sigmoid(X, -3, 3), hardsigmoid(X))


def test_a_ramp_is_level_straight_level():
    x = torch.tensor([-1.0, 2.0, 3.0, 4.0, 5.0])
    assert hard_sigmoid(x, 2, 4).tolist() == [0, 0, 0.5, 1, 1]


def test_a_ramp_is_the_difference_of_two_relus():
    for lo, hi in ((0, 2), (2, 3), (3, 6), (-4.5, 11)):
        torch.testing.assert_close(hard_sigmoid(X, lo, hi), (relu(X - lo) - relu(X - hi)) / (hi - lo))


def test_ramps_add_up_from_the_start():
    x = torch.tensor([0.0, 1.0, 2.0, 5.0])
    assert ramps(x, 1.5, []).tolist() == [1.5] * 4
    assert ramps(x, 1.5, [(2, 0, 4), (-1, 1, 2)]).tolist() == [1.5, 2, 1.5, 2.5]
