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
