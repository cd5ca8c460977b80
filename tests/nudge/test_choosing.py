"""A front is that of brute force, neighbours are torch's, networks as recorded, faults at their floors."""

from itertools import product
from math import e, log

import pytest
import torch
from torch import nn

from nudge.choosing import digit_net, dominates, nearest, pareto
from nudge.data import lcg
from nudge.data.digits import digits_split
from nudge.data.records import recorded
from nudge.faults import five_digits
from nudge.networks import mlp

PARTS = digits_split()
RECORD = recorded("model-sizes-cpu")


@pytest.mark.parametrize("b", [*product(range(3), repeat=2)])
@pytest.mark.parametrize("a", [*product(range(3), repeat=2)])
def test_one_dominates_if_no_worse_in_both_and_better_in_one(a, b):
    no_worse, better = a[0] <= b[0] and a[1] >= b[1], a[0] < b[0] or a[1] > b[1]
    assert dominates(a, b) == (no_worse and better)


@pytest.mark.parametrize("seed", range(1000, 1010))
def test_a_front_is_that_of_brute_force_with_ties_and_duplicates(seed):
    u = [int(5 * v) for v in lcg(seed, 60)]
    points = [*zip(u[::2], u[1::2], strict=True)]
    cost, score = torch.tensor(points).T
    no_worse = (cost[:, None] <= cost) & (score[:, None] >= score)
    better = (cost[:, None] < cost) | (score[:, None] > score)
    assert pareto(points) == (~(no_worse & better).any(dim=0)).nonzero().flatten().tolist()


def test_fronts_of_few_points():
    assert pareto([]) == []
    assert pareto([(3, 1)]) == [0]
    assert pareto([(1, 2), (1, 2)]) == [0, 1]
    assert pareto([(1, 280), (2, 280), (3, 290), (9, 285)]) == [0, 2]


def test_the_nearest_neighbour_is_that_of_torch():
    X, k = PARTS["train"]
    new, labels = PARTS["validation"]
    assert torch.equal(nearest(X, k, new), k[torch.cdist(new.double(), X.double()).argmin(dim=1)])
    right = {row["model"]: row["right"] for row in RECORD["costs"] if "right" in row}
    assert (nearest(X, k, new) == labels).sum().item() == right["nearest"]
    assert (labels == k.mode().values).sum().item() == right["commonest"]


@pytest.mark.parametrize("place", [0, 19, 31, 40])
def test_a_network_reads_what_the_record_says(place):
    """Within two pictures: other processors add in another order."""
    run = RECORD["runs"][place]
    net = digit_net((64, *run["hidden"], 10), run["eta"], run["seeds"][0], PARTS["train"])
    X, k = PARTS["validation"]
    right = (net(X.double()).argmax(dim=1) == k).sum().item()
    assert abs(right - run["right"][0]) <= 2


def test_the_record_says_what_was_chosen_before_the_fresh_seeds():
    assert {"measured", "date", "machine", "cores", "versions", "repetitions"} <= RECORD.keys()
    for model in [row for row in RECORD["costs"] if "right" not in row]:
        assert model["numbers"] == sum(
            p.numel() for p in mlp((64, *model["model"], 10), nn.ReLU, 0).parameters()
        )
        runs = [run for run in RECORD["runs"] if run["hidden"] == model["model"]]
        tried, fresh = [run for run in runs if run["seeds"] == [1, 2, 3]], runs[5:]
        best = max(tried, key=lambda run: sum(run["right"]))["eta"]
        assert best not in {tried[0]["eta"], tried[-1]["eta"]}  # else the search would have to go on
        assert [run["eta"] for run in fresh] == [0.1, best]
        assert {*fresh[0]["seeds"]} == {*range(101, 106)}


def losses(fault):
    X, k = PARTS["train"]
    return five_digits(X[:5].double(), k[:5], fault)


FLOORS = {
    "none": 0,
    "softmax": log(1 + 9 / e),
    "relu": log(10) / 5,  # one of five keeps the loss of the start
    "blank": -0.6 * log(0.6) - 0.4 * log(0.2),
    "mixed": 0,
    "never zero": 0,
}


@pytest.mark.parametrize("fault", FLOORS)
def test_a_loop_with_a_fault_ends_at_its_floor(fault):
    assert losses(fault)[-1] == pytest.approx(FLOORS[fault], abs=0.005)


def test_a_loop_begins_near_ln_10_and_a_fault_changes_its_look():
    for fault in [*FLOORS, "zero late", "tiny rate", "huge rate", "unscaled"]:
        assert losses(fault)[0] == pytest.approx(log(10), abs=0.05)
    assert len({*losses("zero late")}) == 1
    slow = torch.tensor(losses("tiny rate"))
    assert slow.diff().max() < 0
    assert slow.diff().max() / slow.diff().min() > 0.9  # straight
    assert losses("huge rate")[1] > 400
    assert losses("unscaled")[1] > 80
    assert losses("unscaled")[-1] > 0.4


def test_the_right_loop_is_that_of_torch():
    X, k = PARTS["train"][0][:5].double(), PARTS["train"][1][:5]
    net = mlp((64, 64, 10), nn.ReLU, 0).double()
    optimizer, found = torch.optim.SGD(net.parameters(), 0.5), []
    for _ in range(100):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(X), k)
        loss.backward()
        optimizer.step()
        found.append(loss.item())
    assert losses("none") == pytest.approx(found)
