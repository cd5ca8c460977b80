import pytest
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks
from torch.nn import functional

from nudge.batch_sizes import train_on_batches
from nudge.classification import accuracy
from nudge.data.digits import digits_split
from nudge.data.records import recorded
from nudge.networks import mlp

PARTS = digits_split()
X, k = PARTS["train"]
ROWS = {row["batch_size"]: row for row in recorded("batches-to-target-cpu")["sizes"]}


def trained(batch_size, eta, updates, seed=0, stop=None):
    net = mlp((64, 64, 10), nn.ReLU, seed)
    made = train_on_batches(net, X, k, batch_size, eta, updates, seed + 1, stop)
    return net, made


def loss_of(net):
    with torch.no_grad():
        return functional.cross_entropy(net(X), k).item()


def test_training_is_that_of_torch():
    """A loop written out, with a last batch of 176 rows."""
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    optimizer, order = torch.optim.SGD(net.parameters(), lr=0.1), torch.Generator().manual_seed(1)
    sizes = []
    for _ in range(2):
        for rows in torch.randperm(1200, generator=order).split(256):
            sizes.append(len(rows))
            optimizer.zero_grad()
            nn.CrossEntropyLoss()(net(X[rows]), k[rows]).backward()
            optimizer.step()
    ours, made = trained(256, 0.1, 10)
    assert (made, sizes) == (10, [256, 256, 256, 256, 176] * 2)
    for one, other in zip(net.parameters(), ours.parameters(), strict=True):
        assert torch.equal(one, other)


def test_training_stops_within_an_epoch_when_told_to():
    asked = []

    def stop(done):
        asked.append(done)
        return done == 7

    assert trained(256, 0.1, 100, stop=stop)[1] == 7
    assert asked == [1, 2, 3, 4, 5, 6, 7]
    assert trained(1200, 0.1, 3)[1] == 3
    looks = []
    trained(64, 0.1, 20, stop=looks.append)
    assert looks == [*range(1, 21)]


@pytest.mark.parametrize(
    ("batch_size", "epochs", "loss", "right"),
    [
        (16, 20, 0.0707, 0.980),
        (64, 20, 0.2361, 0.9367),
        (256, 20, 1.1259, 0.8433),
        (1200, 20, 2.1837, 0.3733),
    ],
)
def test_losses_after_equal_epochs_are_the_published_ones(batch_size, epochs, loss, right):
    net, _ = trained(batch_size, 0.1, epochs * -(-1200 // batch_size))
    assert loss_of(net) == pytest.approx(loss, rel=1e-3)
    with torch.no_grad():
        assert accuracy(net(PARTS["test"][0]), PARTS["test"][1]) == pytest.approx(right, abs=0.004)


@pytest.mark.parametrize("batch_size", [64, 128, 256])
def test_the_record_of_updates_to_the_target_comes_out_again(batch_size):
    row, found = ROWS[batch_size], []
    for seed in (0, 1, 2):
        net = mlp((64, 64, 10), nn.ReLU, seed)

        def stop(done, net=net):
            return done % 2 == 0 and loss_of(net) <= 0.1

        found.append(train_on_batches(net, X, k, batch_size, row["eta"], 400, seed + 1, stop))
    assert found == pytest.approx(row["runs"], abs=6)
    assert sorted(row["runs"])[1] == row["updates"]


def test_the_best_rate_of_each_size_is_within_the_tried_ones():
    for row in ROWS.values():
        etas = [tried["eta"] for tried in row["tried"]]
        fewest = min(tried["updates"] for tried in row["tried"] if tried["updates"])
        assert [tried["eta"] for tried in row["tried"] if tried["updates"] == fewest] == [row["eta"]]
        assert etas[0] < row["eta"] < etas[-1]
        assert dict(row["own_rate"])[0.1] == row["updates"]


@pytest.mark.parametrize(("hidden", "each"), [(64, 560), (256, 1328)])
@pytest.mark.parametrize("rows", [32, 256])
def test_the_memory_for_the_way_back(hidden, each, rows):
    """What autograd saves, each storage once, without weights and what does not grow with the rows."""
    net, saved = mlp((64, hidden, 10), nn.ReLU, 0), {}
    weights = {p.untyped_storage().data_ptr() for p in net.parameters()}

    def pack(tensor):
        saved[tensor.untyped_storage().data_ptr()] = tensor
        return tensor

    batch = X[:rows].clone(), k[:rows].clone()
    with saved_tensors_hooks(pack, lambda tensor: tensor):
        loss = functional.cross_entropy(net(batch[0]), batch[1])
    grow = [tensor for place, tensor in saved.items() if place not in weights and tensor.dim()]
    assert sum(tensor.numel() * tensor.element_size() for tensor in grow) == each * rows
    loss.backward()
