import torch

from nudge.activations import relu

Z = torch.tensor([-2.0, -0.0, 0.0, 1e-300, 3.5], dtype=torch.float64)


def test_relu_is_the_larger_of_z_and_zero():
    assert relu(Z).tolist() == [0, 0, 0, 1e-300, 3.5]
    assert relu(Z.reshape(5, 1)).shape == (5, 1)


def test_the_slope_of_relu_at_its_bend_is_zero():
    z = Z.clone().requires_grad_()
    relu(z).sum().backward()
    assert z.grad.tolist() == [0, 0, 0, 1, 1]
