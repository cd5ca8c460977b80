import pytest
import torch

from nudge.activations import relu, sigmoid

Z = torch.linspace(-30, 30, 241, dtype=torch.float64)


def slopes(function, z):
    """Return the slope at each z, by autograd."""
    z = z.clone().requires_grad_()
    function(z).sum().backward()
    return z.grad


@pytest.mark.parametrize("z", [Z, Z.float(), Z[:, None], Z[120]])
def test_sigmoid_is_that_of_torch(z):
    torch.testing.assert_close(sigmoid(z), torch.sigmoid(z))
    torch.testing.assert_close(slopes(sigmoid, z), slopes(torch.sigmoid, z))


def test_sigmoid_is_symmetric_and_its_slope_is_a_product():
    torch.testing.assert_close(sigmoid(Z) + sigmoid(-Z), torch.ones_like(Z))
    torch.testing.assert_close(slopes(sigmoid, Z), sigmoid(Z) * (1 - sigmoid(Z)))


@pytest.mark.parametrize(("dtype", "last"), [(torch.float32, -88), (torch.float64, -709)])
def test_far_below_zero_the_slope_is_nan(dtype, last):
    z = torch.tensor([1000, last, last - 1, -1000], dtype=dtype)
    assert sigmoid(z)[[0, 2, 3]].tolist() == [1, 0, 0]
    assert slopes(sigmoid, z).isnan().tolist() == [False, False, True, True]


def test_relu_is_that_of_torch_and_flat_at_zero():
    torch.testing.assert_close(relu(Z), torch.nn.ReLU()(Z))
    assert slopes(relu, torch.tensor([-1.0, 0.0, 1.0])).tolist() == [0, 0, 1]
