import torch

from nudge.models import line


def test_line_is_a_linear_layer_with_one_feature():
    layer = torch.nn.Linear(1, 1, dtype=torch.float64)
    x = torch.randn(50, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    w, b = layer.weight[0, 0], layer.bias[0]
    torch.testing.assert_close(line(x, w, b), layer(x[:, None])[:, 0])
    assert line(2.0, 3.0, 1.0) == 7.0
