import pytest
import torch

from nudge.regression import huber_line, mae_line, mse_line

ONE = torch.ones(3, dtype=torch.float64)
NAN, INF = torch.tensor([[1.0, float("nan"), 2.0], [1.0, float("inf"), 2.0]])
BAD = {
    "a column": (ONE[:, None], ONE, r"x has the shape \(3, 1\), y \(3,\)"),
    "a label too few": (ONE, ONE[:2], r"x has the shape \(3,\), y \(2,\)"),
    "no examples": (ONE[:0], ONE[:0], "there are no examples"),
    "whole numbers": (torch.tensor([1, 2]), torch.tensor([1, 2]), "whole numbers"),
    "nan in x": (NAN, ONE, "nan or inf"),
    "inf in y": (ONE, INF, "nan or inf"),
}
FITS = [mse_line, mae_line, huber_line]


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize(("x", "y", "message"), BAD.values(), ids=BAD)
def test_what_no_line_can_be_fitted_to_is_named(fit, x, y, message):
    with pytest.raises(ValueError, match=message):
        fit(x, y)
