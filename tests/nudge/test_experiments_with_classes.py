"""The numbers that the lesson on classes and probabilities rests on (E20), wherever its page shows them.

Softmax regression starts at zero and takes full-batch steps; features are standardized by training rows.
"""

import math

import pytest
import torch
from expecting import close
from torch.nn import functional

from nudge.classification import accuracy, confusion, cross_entropy, softmax
from nudge.data import lcg
from nudge.data.penguins import penguins

MEASURES, CLASSES, _ = penguins()
BILL, ALL = [0, 1], [0, 1, 2, 3]


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """Use one thread: on tensors this small, threads wait for one another."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def parted(features, seed=5):
    """Return standardized features and classes of 256 birds to train with and of the other 86."""
    u = lcg(seed, 342)
    order = sorted(range(342), key=lambda i: u[i])
    training, held_out = order[:256], order[256:]
    X = MEASURES[:, features]
    mean, sd = X[training].mean(dim=0), X[training].std(dim=0, correction=0)
    X = (X - mean) / sd
    return X[training], CLASSES[training], X[held_out], CLASSES[held_out]


def descend(loss, X, W, b, eta, updates):
    """Return the losses before each update and after the last; W and b move."""
    losses = []
    for _ in range(updates):
        now = loss(X @ W.T + b)
        slopes = torch.autograd.grad(now, [W, b])
        with torch.no_grad():
            W -= eta * slopes[0]
            b -= eta * slopes[1]
        losses.append(now.item())
    return [*losses, loss(X @ W.T + b).item()]


def zeros(features):
    return (
        torch.zeros(3, features, dtype=torch.float64, requires_grad=True),
        torch.zeros(3, dtype=torch.float64, requires_grad=True),
    )


@pytest.fixture(scope="module")
def bill():
    """Return what the page trains: two features, 500 updates."""
    X, k, X_held, k_held = parted(BILL)
    W, b = zeros(2)
    losses = descend(lambda z: cross_entropy(z, k), X, W, b, 0.5, 500)
    return W.detach(), b.detach(), losses, (X, k), (X_held, k_held)


def test_softmax_and_cross_entropy_of_the_first_example():
    z = torch.tensor([2.0, 1.0, -1.0], dtype=torch.float64)
    assert softmax(z).tolist() == close(0.70538, 0.25950, 0.03512, digits=5)
    assert [cross_entropy(z[None], torch.tensor([0])).item()] == close(0.349012, digits=6)
    assert torch.isnan((z + 1000).exp() / (z + 1000).exp().sum()).all()


def test_cross_entropy_is_no_distance():
    p, q = torch.tensor([[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]])
    found = [-(one * other.log()).sum().item() for one, other in ((p, p), (p, q), (q, p))]
    assert found == close(0.8018, 0.8869, 1.1217, digits=4)


def test_the_bills_of_three_species(bill):
    W, b, losses, (X, k), (X_held, k_held) = bill
    assert [losses[update] for update in (0, 1, 10, 100, 500)] == close(
        1.0986, 0.8605, 0.3580, 0.1589, 0.1035, digits=4
    )
    z, z_held = X @ W.T + b, X_held @ W.T + b
    assert round(accuracy(z, k) * 256) == 245
    assert confusion(z_held, k_held).tolist() == [[43, 0, 0], [2, 12, 1], [0, 0, 28]]
    assert [cross_entropy(z_held, k_held).item()] == close(0.0738, digits=4)
    surprise = functional.cross_entropy(z_held, k_held, reduction="none")
    wrong = surprise[z_held.argmax(dim=1) != k_held]
    assert sorted(wrong.tolist()) == close(1.21, 1.54, 1.96, digits=2)
    assert [(wrong.sum() / 86).item()] == close(0.0547, digits=4)


@pytest.mark.parametrize(
    ("features", "table"),
    [
        ([0], [[42, 0, 1], [2, 1, 12], [5, 1, 22]]),
        ([1], [[40, 0, 3], [13, 0, 2], [1, 0, 27]]),
        (ALL, [[43, 0, 0], [1, 14, 0], [0, 0, 28]]),
    ],
)
def test_other_features_have_other_confusions(features, table):
    X, k, X_held, k_held = parted(features)
    W, b = zeros(len(features))
    descend(lambda z: cross_entropy(z, k), X, W, b, 0.5, 500)
    assert confusion(X_held @ W.T + b, k_held).tolist() == table


def test_five_hundred_updates_are_not_the_minimum():
    X, k, _, _ = parted(BILL)
    for eta, loss in ((2, 0.0836), (5, 0.0797)):
        losses = descend(lambda z: cross_entropy(z, k), X, *zeros(2), eta, 500)
        assert [losses[-1]] == close(loss, digits=4)


def test_a_proven_limit_of_the_learning_rate():
    """The curvature of the loss is nowhere above half the largest eigenvalue of the features' products."""
    X, _, _, _ = parted(BILL)
    X = torch.cat([X, torch.ones(256, 1, dtype=X.dtype)], dim=1)
    largest = torch.linalg.eigvalsh(X.T @ X / 256)[-1].item()
    assert [largest / 2, 2 / (largest / 2)] == close(0.631, 3.17, digits=2)


def test_with_four_features_the_loss_falls_and_the_weights_grow():
    X, k, _, _ = parted(ALL)
    W, b = zeros(4)
    lengths, losses, right = [], [], []
    for updates in (500, 4500):
        losses.append(descend(lambda z: cross_entropy(z, k), X, W, b, 0.5, updates)[-1])
        lengths.append(torch.cat([W, b[:, None]], dim=1).norm().item())
        right.append(round(accuracy(X @ W.T + b, k) * 256))
    assert [*losses, *lengths] == close(0.0285, 0.0131, 6.4072, 11.5727, digits=4)
    assert right == [254, 255]


def test_planes_divide_the_training_birds_by_four_features():
    X, k, _, _ = parted(ALL)
    W, b = zeros(4)
    descend(lambda z: cross_entropy(z, k), X, W, b, 5, 1000)
    z = X @ W.T + b
    assert accuracy(z, k) == 1
    assert cross_entropy(1.1 * z, k) < cross_entropy(z, k)


def test_from_zero_the_squared_error_does_about_as_well():
    X, k, X_held, k_held = parted(BILL)
    one_hot = functional.one_hot(k, 3)
    W, b = zeros(2)
    descend(lambda z: ((softmax(z) - one_hot) ** 2).sum(dim=1).mean(), X, W, b, 0.5, 500)
    found = [(accuracy(X @ W.T + b, k)) * 256, accuracy(X_held @ W.T + b, k_held) * 86]
    assert found == pytest.approx([246, 83])


def by_hand(seed, features):
    """Return how many held-out birds are right, and whether their loss is the smaller one."""
    X, k, X_held, k_held = parted(features, seed)
    W = torch.zeros(3, len(features), dtype=X.dtype)
    b = torch.zeros(3, dtype=X.dtype)
    one_hot = functional.one_hot(k, 3)
    for _ in range(500):
        slopes = (torch.softmax(X @ W.T + b, dim=1) - one_hot) / 256
        W -= 0.5 * slopes.T @ X
        b -= 0.5 * slopes.sum(dim=0)
    z, z_held = X @ W.T + b, X_held @ W.T + b
    right = round(accuracy(z_held, k_held) * 86)
    return right, cross_entropy(z, k).item() > cross_entropy(z_held, k_held).item()


def test_twenty_other_splits():
    two, easier = zip(*[by_hand(seed, BILL) for seed in range(1000, 1020)], strict=True)
    four = [by_hand(seed, ALL)[0] for seed in range(1000, 1020)]
    assert (min(two), max(two), min(four), max(four)) == (80, 85, 83, 86)
    assert all(one <= other for one, other in zip(two, four, strict=True))
    assert sum(easier) == 9


def test_bugs_that_accuracy_hides():
    X, k, X_held, k_held = parted(BILL)
    u = lcg(1234, 256)
    shuffled = k[sorted(range(256), key=lambda i: u[i])]
    losses = {
        "probabilities": lambda z: cross_entropy(softmax(z), k),
        "wrong axis": lambda z: -z.log_softmax(dim=0)[range(256), k].mean(),
        "shuffled": lambda z: cross_entropy(z, shuffled),
    }
    seen = {}
    for name, loss in losses.items():
        W, b = zeros(2)
        walk = descend(loss, X, W, b, 0.5, 500)
        right = round(accuracy(X @ W.T + b, k) * 256), round(accuracy(X_held @ W.T + b, k_held) * 86)
        seen[name] = [walk[0], walk[-1], *right]
    assert seen["probabilities"] == close(1.0986, 0.6208, 244, 82, digits=4)
    assert seen["wrong axis"] == close(math.log(256), 4.8806, 238, 81, digits=4)
    assert seen["shuffled"][:2] == close(math.log(3), 1.0542, digits=4)
    shares = k.bincount() / 256
    assert [-(shares * shares.log()).sum().item()] == close(1.0580, digits=4)


def test_no_probabilities_as_scores_bring_the_loss_to_zero():
    """The floor for three classes, from probabilities (1, 0, 0)."""
    floor = cross_entropy(torch.tensor([[1.0, 0.0, 0.0]]), torch.tensor([0])).item()
    assert [floor, math.log(math.e + 2) - 1] == close(0.5514, 0.5514, digits=4)


def test_log_softmax_before_the_loss_changes_nothing():
    z, k = torch.tensor([[2.0, 1.0, -1.0], [0.0, 5.0, 1.0]]), torch.tensor([2, 1])
    torch.testing.assert_close(cross_entropy(z.log_softmax(dim=1), k), cross_entropy(z, k))


def test_slopes_of_two_losses_for_the_score_of_one_class():
    found = []
    for loss in (lambda p: (p - 1) ** 2, lambda p: -p.log()):
        z = torch.tensor([-6.0, -2.0, 0.0, 2.0, 6.0], dtype=torch.float64, requires_grad=True)
        loss(torch.sigmoid(z)).sum().backward()
        found += z.grad.tolist()
    assert found[:5] == close(-0.0049, -0.1850, -0.2500, -0.0250, -0.0000, digits=4)
    assert found[5:] == close(-0.9975, -0.8808, -0.5, -0.1192, -0.0025, digits=4)


def test_from_a_confident_and_wrong_start(bill):
    W, b, _, (X, k), _ = bill
    one_hot = functional.one_hot(k, 3)
    squares = lambda z: ((softmax(z) - one_hot) ** 2).sum(dim=1).mean()  # noqa: E731
    for loss, updates, right in ((lambda z: cross_entropy(z, k), 100, 242), (squares, 1000, 3)):
        W_now, b_now = (-3 * W).requires_grad_(), (-3 * b).requires_grad_()
        assert round(accuracy(X @ W_now.T + b_now, k) * 256) == 1
        descend(loss, X, W_now, b_now, 0.5, updates)
        assert round(accuracy(X @ W_now.T + b_now, k) * 256) == right
