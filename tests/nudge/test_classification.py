import pytest
import torch
from torch.nn import functional

from nudge.classification import accuracy, confusion, cross_entropy, softmax

SCORES = torch.tensor([[2.0, 1.0, -1.0], [0.0, 0.0, 0.0], [-3.0, 700.0, 1.0]], dtype=torch.float64)
CLASSES = torch.tensor([0, 2, 1])


@pytest.mark.parametrize("added", [0, 1000, -1e6])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_probabilities_and_loss_are_those_of_torch(dtype, added):
    z = SCORES.to(dtype)
    torch.testing.assert_close(softmax(z + added), torch.softmax(z, dim=1), atol=0.05, rtol=0)
    for k in (CLASSES, torch.tensor([2, 0, 0])):
        torch.testing.assert_close(cross_entropy(z + added, k), functional.cross_entropy(z + added, k))


def test_probabilities_add_up_to_one_along_the_last_axis():
    z = SCORES[None, :, None, :].expand(2, 3, 4, 3)
    torch.testing.assert_close(softmax(z), torch.softmax(z, dim=-1))
    torch.testing.assert_close(softmax(SCORES[0]), torch.softmax(SCORES[0], dim=0))


def test_slopes_are_those_of_torch():
    slopes = []
    for loss in (cross_entropy, functional.cross_entropy):
        z = SCORES.clone().requires_grad_()
        loss(z, CLASSES).backward()
        slopes.append(z.grad)
    torch.testing.assert_close(*slopes)
    one_hot = functional.one_hot(CLASSES, 3)
    torch.testing.assert_close(slopes[0], (softmax(SCORES) - one_hot) / 3)


def test_accuracy_and_confusion_count_the_largest_scores():
    z = torch.tensor([[2.0, 1.0, 0.0], [0.0, 1.0, 0.5], [0.0, 0.1, 0.5], [9.0, 0.1, 0.5]])
    k = torch.tensor([0, 1, 1, 2])
    assert accuracy(z, k) == 0.5
    assert confusion(z, k).tolist() == [[1, 0, 0], [0, 1, 1], [1, 0, 0]]


def test_labels_that_are_too_few_are_refused():
    with pytest.raises(ValueError, match="is longer"):
        confusion(SCORES, CLASSES[:2])
