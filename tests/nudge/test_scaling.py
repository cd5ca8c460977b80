import pytest
import torch
from torch.nn import functional

from nudge.data import thermometer
from nudge.models import line
from nudge.scaling import Standardizer

X, _ = thermometer()


def test_standardizing_is_torchs_batch_norm():
    table = torch.stack([X, X**2], dim=1)
    expected = functional.batch_norm(table, None, None, training=True, eps=1e-300)
    torch.testing.assert_close(Standardizer().fit(table).transform(table), expected)


def test_a_restored_line_predicts_the_same():
    scaler = Standardizer().fit(X)
    w, b = torch.tensor(8.6), torch.tensor(10.5)
    torch.testing.assert_close(line(X, *scaler.restore_line(w, b)), line(scaler.transform(X), w, b))


@pytest.mark.parametrize("value", [5.0, 0.1, 0.0])
def test_a_constant_column_becomes_zero_as_in_torchs_batch_norm(value):
    table = torch.stack([torch.full_like(X, value), X], dim=1)
    expected = functional.batch_norm(table, None, None, training=True, eps=1e-5)
    scaled = Standardizer().fit(table).transform(table)
    torch.testing.assert_close(scaled, expected)
    assert scaled[:, 0].abs().max() < 1e-12
    torch.testing.assert_close(Standardizer().fit(table[:, 0]).transform(table[:, 0]), scaled[:, 0])
