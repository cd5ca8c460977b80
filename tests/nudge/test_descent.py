import pytest
import torch

from nudge.descent import least_squares


def test_least_squares_agrees_with_torch():
    generator = torch.Generator().manual_seed(1)
    X = torch.randn(30, 4, generator=generator, dtype=torch.float64)
    y = torch.randn(30, generator=generator, dtype=torch.float64)
    torch.testing.assert_close(least_squares(X, y), torch.linalg.lstsq(X, y).solution)


def test_columns_that_depend_on_one_another_are_refused():
    with pytest.raises(torch.linalg.LinAlgError):
        least_squares(torch.ones(5, 2, dtype=torch.float64), torch.ones(5, dtype=torch.float64))
