import pytest
import torch

from nudge.activations import relu, sigmoid

Z = torch.tensor([-2.0, -0.0, 0.0, 1e-300, 3.5], dtype=torch.float64)
SUMS = torch.linspace(-30, 30, 241, dtype=torch.float64)


def slopes(function, z):
    """Return the slope at each z, by autograd."""
    z = z.clone().requires_grad_()
    function(z).sum().backward()
    return z.grad


def test_relu_is_the_larger_of_z_and_zero():
    assert relu(Z).tolist() == [0, 0, 0, 1e-300, 3.5]
    assert relu(Z.reshape(5, 1)).shape == (5, 1)


def test_the_slope_of_relu_at_its_bend_is_zero():
    assert slopes(relu, Z).tolist() == [0, 0, 0, 1, 1]


@pytest.mark.parametrize("z", [SUMS, SUMS.float(), SUMS[:, None], SUMS[120]])
def test_sigmoid_is_that_of_torch(z):
    torch.testing.assert_close(sigmoid(z), torch.sigmoid(z))
    torch.testing.assert_close(slopes(sigmoid, z), slopes(torch.sigmoid, z))


def test_sigmoid_is_symmetric_and_its_slope_is_a_product():
    torch.testing.assert_close(sigmoid(SUMS) + sigmoid(-SUMS), torch.ones_like(SUMS))
    torch.testing.assert_close(slopes(sigmoid, SUMS), sigmoid(SUMS) * (1 - sigmoid(SUMS)))


@pytest.mark.parametrize(("dtype", "last"), [(torch.float32, -88), (torch.float64, -709)])
def test_far_below_zero_the_slope_of_sigmoid_is_nan(dtype, last):
    z = torch.tensor([1000, last, last - 1, -1000], dtype=dtype)
    assert sigmoid(z)[[0, 2, 3]].tolist() == [1, 0, 0]
    assert slopes(sigmoid, z).isnan().tolist() == [False, False, True, True]
