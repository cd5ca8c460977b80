import torch

from nudge.models import line, quadratic


def test_line_is_a_linear_layer_with_one_feature():
    layer = torch.nn.Linear(1, 1, dtype=torch.float64)
    x = torch.randn(50, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    w, b = layer.weight[0, 0], layer.bias[0]
    torch.testing.assert_close(line(x, w, b), layer(x[:, None])[:, 0])
    assert line(2.0, 3.0, 1.0) == 7.0


def test_quadratic_is_a_polynomial():
    x = torch.linspace(-2, 2, 9)
    columns = torch.stack([x**2, x, torch.ones_like(x)], dim=1)
    torch.testing.assert_close(quadratic(x, 3.0, 2.0, 1.0), columns @ torch.tensor([3.0, 2.0, 1.0]))
