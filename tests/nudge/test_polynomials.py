import numpy as np
import pytest
import torch

from nudge.data import wave
from nudge.descent import least_squares
from nudge.polynomials import fit_powers, powers


def test_the_columns_are_powers_of_a_reading_from_minus_one_to_one():
    x = torch.tensor([0.0, 0.25, 0.5, 1.0])
    assert powers(x, 3).tolist() == [[1, -1, 1, -1], [1, -0.5, 0.25, -0.125], [1, 0, 0, 0], [1, 1, 1, 1]]
    assert powers(x, 0).tolist() == [[1], [1], [1], [1]]


@pytest.mark.parametrize("degree", range(10))
def test_the_fit_is_that_of_numpy_and_of_our_least_squares(degree):
    x, y = wave(15, 4)
    theta = fit_powers(x, y, degree)
    want = np.polynomial.polynomial.polyfit(2 * x.numpy() - 1, y.numpy(), degree)
    assert theta.tolist() == pytest.approx(want.tolist(), rel=1e-7, abs=1e-9)
    assert theta.tolist() == pytest.approx(least_squares(powers(x, degree), y).tolist(), rel=1e-6, abs=1e-7)


def test_degree_fourteen_runs_through_fifteen_points():
    x, y = wave(15, 4)
    theta = fit_powers(x, y, 14)
    assert (powers(x, 14) @ theta).tolist() == pytest.approx(y.tolist(), abs=1e-9)


def test_several_sets_of_labels_are_fitted_one_by_one():
    x, y = wave(15, 4)
    other = wave(15, 1000)[1]
    both = fit_powers(x, torch.stack([y, other], dim=1), 5)
    assert both[:, 0].tolist() == pytest.approx(fit_powers(x, y, 5).tolist())
    assert both[:, 1].tolist() == pytest.approx(fit_powers(x, other, 5).tolist())
