from math import nan

import pytest
import torch
from torch import nn
from torch.optim.lr_scheduler import ReduceLROnPlateau

from nudge.stopping import EarlyStopper

BY_HAND = [9, 7, 6, 4, 5, 3, 4, 4, 5, 6, 2, 5]


def watched(errors, patience, min_delta=0.0):
    """Return the last check, the best one by its weight, and whether patience was used up."""
    stopper, model = EarlyStopper(patience, min_delta), nn.Linear(1, 1, bias=False)
    for check, error in enumerate(errors):
        with torch.no_grad():
            model.weight[:] = check
        if stopper.stop(error, model):
            break
    model.load_state_dict(stopper.state)
    return check, model.weight.item(), stopper.failures >= patience


@pytest.mark.parametrize(
    ("patience", "last", "best", "used_up"), [(1, 4, 3, True), (3, 8, 5, True), (5, 11, 10, False)]
)
def test_it_stops_as_by_hand_and_gives_back_the_best(patience, last, best, used_up):
    assert watched(BY_HAND, patience) == (last, best, used_up)


def test_a_tie_and_a_small_progress_are_failures():
    assert watched([3, 3, 3], 2) == (2, 0, True)
    assert watched([3, 2.75, 2.5, 2], 2, 0.5) == (2, 0, True)
    assert watched([3, 2.25, 2, 1.5], 2, 0.5) == (3, 3, False)


def test_nan_is_a_failure_and_does_not_become_the_best():
    assert watched([2, nan, 1, nan, nan], 2) == (4, 2, True)


def test_what_is_kept_is_a_copy():
    model, stopper = nn.Linear(1, 1), EarlyStopper(3)
    stopper.stop(1.0, model)
    before = model.weight.item()
    with torch.no_grad():
        model.weight += 1
    assert stopper.state["weight"].item() == before != model.weight.item()


@pytest.mark.parametrize("patience", [1, 2, 3, 4])
def test_the_rule_of_torch_waits_for_one_failure_more(patience):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
    rule = ReduceLROnPlateau(optimizer, patience=patience - 1, threshold=0)
    cut = []
    for check, error in enumerate(BY_HAND):
        rule.step(error)
        cut += [check] if optimizer.param_groups[0]["lr"] < 1 else []
    assert watched(BY_HAND, patience)[0] == cut[0]
