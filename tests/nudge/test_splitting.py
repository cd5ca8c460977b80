import pytest
import torch
from torch.nn.functional import mse_loss

from nudge.batches import shuffled
from nudge.splitting import HeldOut, folds, split_rows

SIZES = [(10, [6, 2, 2]), (1797, [1200, 297, 300]), (342, [256, 86]), (3, [3]), (3, [0, 3]), (3, [1, 1, 1])]


@pytest.mark.parametrize(("n", "sizes"), SIZES)
def test_each_place_is_in_one_part(n, sizes):
    parts = split_rows(n, sizes, 5)
    assert [len(part) for part in parts] == sizes
    assert sorted(place for part in parts for place in part) == list(range(n))


def test_the_parts_are_cut_from_the_order_of_the_seed():
    parts = split_rows(100, [70, 20, 10], 1000)
    assert [place for part in parts for place in part] == shuffled(100, 1000)
    assert split_rows(100, [70, 20, 10], 1000) == parts != split_rows(100, [70, 20, 10], 1001)


@pytest.mark.parametrize("sizes", [[6, 2], [6, 2, 3], [12, -2], [0.6, 0.2, 0.2]])
def test_sizes_that_forget_or_repeat_an_example_are_refused(sizes):
    with pytest.raises(ValueError, match="do not make 10"):
        split_rows(10, sizes, 1)


@pytest.mark.parametrize(("n", "k"), [(40, 5), (10, 3), (4, 4)])
def test_each_place_is_in_one_fold_and_in_all_other_rests(n, k):
    order = shuffled(n, 1000)
    pairs = folds(order, k)
    assert len(pairs) == k
    assert sorted(place for _, fold in pairs for place in fold) == list(range(n))
    assert all(sorted(rest + fold) == list(range(n)) for rest, fold in pairs)
    sizes = [len(fold) for _, fold in pairs]
    assert max(sizes) - min(sizes) <= 1


def test_what_is_held_out_gives_the_loss_of_torch_and_counts_the_looks():
    X, y = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 2.0])
    test = HeldOut(X, y, mse_loss, looks=1)
    assert test.score(lambda X: 3 * X) == mse_loss(3 * X, y).item() == 8.5
    with pytest.raises(RuntimeError, match="has given its answer"):
        test.score(lambda X: 2 * X)
    validation = HeldOut(X, y, mse_loss)
    assert [validation.score(lambda X: X) for _ in range(5)] == [0.5] * 5


def test_a_model_that_fails_costs_no_look():
    test = HeldOut(torch.ones(2), torch.ones(2), mse_loss, looks=1)
    with pytest.raises(ZeroDivisionError):
        test.score(lambda X: 1 / 0)
    assert test.score(lambda X: X) == 0


def test_what_is_held_out_shows_neither_rows_nor_labels():
    X, y = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 2.0])
    assert not [value for value in vars(HeldOut(X, y, mse_loss)).values() if torch.is_tensor(value)]
