import pytest
import torch

from nudge.data import thermometer
from nudge.descent import (
    curvature,
    descend_1d,
    epochs_needed,
    fit_line,
    largest_stable_eta,
    least_squares,
    line_gradient,
)
from nudge.losses import mse
from nudge.models import line
from nudge.regression import mse_line, with_constant

X, Y = thermometer()


def torch_path(parameters, loss, eta, steps):
    """Return the losses on the way that torch's own gradient descent takes."""
    optimizer, losses = torch.optim.SGD(parameters, lr=eta), []
    for _ in range(steps):
        optimizer.zero_grad()
        value = loss()
        value.backward()
        losses.append(value.item())
        optimizer.step()
    return losses


def test_descend_1d_takes_the_steps_of_torch():
    w = torch.tensor(-2.0, dtype=torch.float64, requires_grad=True)
    path = descend_1d(lambda w: 4 * w**3 - 6 * w + 1, -2.0, 0.02, 50)
    torch_path([w], lambda: w**4 - 3 * w**2 + w, 0.02, 50)
    assert len(path) == 51
    assert path[-1] == pytest.approx(w.item(), abs=1e-12)


@pytest.mark.parametrize("theta", [(1.0, 0.0), (0.0, 0.0), (0.5, -15.0)])
def test_line_gradient_agrees_with_autograd(theta):
    w, b = (torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in theta)
    mse(line(X, w, b), Y).backward()
    torch.testing.assert_close(line_gradient(X, Y, w.detach(), b.detach()), torch.stack([w.grad, b.grad]))


def test_fit_line_takes_the_steps_of_torch():
    theta = torch.tensor([1.0, 0.0], dtype=torch.float64, requires_grad=True)
    losses = torch_path([theta], lambda: mse(line(X, *theta), Y), 1e-4, 100)
    history = fit_line(X, Y, 1e-4, 100)
    assert history["loss"][:100] == pytest.approx(losses)
    torch.testing.assert_close(history["theta"][100], theta.detach())
    assert [*map(len, history.values())] == [101, 101, 101]


def test_fit_line_stops_when_asked_and_computes_in_the_dtype_of_x():
    history = fit_line(X, Y, 1e-4, 100, (0.0, -5.0), lambda loss, g: loss <= 80)
    assert history["loss"][-1] <= 80 < history["loss"][-2]
    assert history["theta"][0].tolist() == [0, -5]
    assert fit_line(X.float(), Y.float(), 1e-4, 2)["theta"][-1].dtype == torch.float32


def test_curvature_is_the_hessian_that_torch_finds():
    features = with_constant(X)
    hessian = torch.autograd.functional.hessian(
        lambda theta: mse(features @ theta, Y), torch.zeros(2, dtype=torch.float64)
    )
    torch.testing.assert_close(curvature(features), hessian)


def test_the_largest_curvature_sets_the_largest_stable_eta():
    assert largest_stable_eta(torch.diag(torch.tensor([1.0, 2.0, 4.0]))) == 0.5


def test_beyond_the_largest_stable_eta_descent_diverges():
    wall = largest_stable_eta(curvature(with_constant(X)))
    for factor, grows in ((0.99, False), (1.01, True)):
        loss = fit_line(X, Y, factor * wall, 200)["loss"]
        assert (loss[-1] > loss[0]) == grows


def test_least_squares_agrees_with_torch():
    generator = torch.Generator().manual_seed(1)
    features = torch.randn(30, 4, generator=generator, dtype=torch.float64)
    y = torch.randn(30, generator=generator, dtype=torch.float64)
    solved = torch.linalg.lstsq(features, y, driver="gelsd").solution
    torch.testing.assert_close(least_squares(features, y), solved)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("reading", [0.1, 1.1, 7.3, 35.7, 10000.1])
def test_columns_that_depend_on_one_another_are_refused(reading, dtype):
    """Torch's own solver finds a theta for some of them, made of what rounding left."""
    features = with_constant(torch.full((4,), reading, dtype=dtype))
    with pytest.raises(torch.linalg.LinAlgError, match="are all readings the same"):
        least_squares(features, torch.tensor([1, 2, 3, 5], dtype=dtype))


@pytest.mark.parametrize("eta", [1e-4, 1e-2, 0.0, -1e-4])
@pytest.mark.parametrize("target", [2.9, float("nan")])
def test_a_target_out_of_reach_is_named(eta, target):
    """The best line has 2.928; eta is calm, running away, standing still and leading uphill."""
    with pytest.raises(ValueError, match="the MSE stopped falling at"):
        epochs_needed(X / 10, Y, 100 * eta, target=target)


def test_the_last_target_within_reach_is_reached():
    lowest = mse(line(X / 10, *mse_line(X / 10, Y)), Y).item()
    assert epochs_needed(X / 10, Y, 0.03, target=lowest + 1e-9) > 2000


def test_a_ground_without_a_bottom_has_no_largest_eta():
    with pytest.raises(ValueError, match="no bottom"):
        largest_stable_eta(torch.zeros(2, 2))


@pytest.mark.parametrize("eta", [1e-4, 3e-4])
def test_epochs_needed_are_those_of_fit_line(eta):
    loss = fit_line(X, Y, eta, 3000, stop=lambda loss, g: loss <= 28.4)["loss"]
    assert epochs_needed(X, Y, eta, target=28.4) == len(loss) - 1
