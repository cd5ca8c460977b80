"""The numbers that the lesson on features rests on (E14), wherever a page shows them."""

from itertools import combinations

import pytest
import torch
from expecting import close

from nudge.data import weekly_views
from nudge.data.co2 import co2_weekly
from nudge.features import fitted, lag_matrix, two_errors
from nudge.figures.features_and_a_weekly_rhythm import correlations, known_form, rungs
from nudge.losses import mae

VIEWS = weekly_views()
LATER = VIEWS[-364:]
SEEDS = range(11, 21)


def errors(X, y, later=364):
    return two_errors(fitted(X, y, later)[1], y, later)


ROWS = {  # lags: errors of as many training rows as there are
    1: (0.5607, 0.9532),
    7: (0.3686, 0.5639),
    28: (0.3017, 0.4311),
    56: (0.2825, 0.4081),
    112: (0.2624, 0.4160),
    224: (0.2296, 0.4636),
}
SAME_ROWS = {  # lags: errors on the 392 training rows that 336 lags leave
    1: (0.6031, 0.9870),
    7: (0.4059, 0.5817),
    28: (0.3327, 0.4486),
    56: (0.2938, 0.4230),
    112: (0.2676, 0.4460),
    224: (0.2207, 0.5281),
    336: (0.1497, 0.8384),
}


@pytest.mark.parametrize("lags", ROWS)
def test_errors_by_the_number_of_lags(lags):
    assert [*errors(*lag_matrix(VIEWS, lags))] == close(*ROWS[lags], digits=4)


@pytest.mark.parametrize("lags", SAME_ROWS)
def test_errors_on_the_same_rows(lags):
    X, y = lag_matrix(VIEWS, 336)
    assert [*errors(X[:, :lags], y)] == close(*SAME_ROWS[lags], digits=4)


def test_baselines_without_parameters():
    before, week, both = VIEWS[-365:-1], VIEWS[-371:-7], VIEWS[-372:-8]
    guesses = VIEWS[:728].mean(), before, week, before + week - both
    found = [mae(guess, LATER).item() for guess in guesses]
    assert found == close(2.2180, 0.8707, 0.7106, 0.5885, digits=4)


def test_which_lags():
    X, y = lag_matrix(VIEWS, 8)
    assert [*errors(X[:, [6]], y)] == close(0.4406, 0.7379, digits=4)
    assert [*errors(X[:, [0, 6, 7]], y)] == close(0.3529, 0.5163, digits=4)


def test_facts_one_by_one():
    found = [error for _, error in rungs(VIEWS).values()]
    assert found == close(0.9532, 0.5054, 0.4635, 0.3826, digits=4)
    assert [parameters for parameters, _ in rungs(VIEWS).values()] == [2, 8, 8, 9]


def test_the_floors():
    assert [*two_errors(known_form(VIEWS)[1:], VIEWS[1:])] == close(0.2701, 0.3742, digits=4)
    assert [*two_errors(known_form(VIEWS)[336:], VIEWS[336:])] == close(0.2947, 0.3742, digits=4)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_page_says_of_one_channel_holds_for_ten(seed):
    views = weekly_views(seed=seed)
    X, y = lag_matrix(views, 336)
    later = {lags: errors(X[:, :lags], y)[1] for lags in (28, 56, 112, 224, 336)}
    assert max(later[28], later[56], later[112]) < later[224] < later[336]
    assert mae(views[-371:-7], views[-364:]) < later[336]
    assert mae(views[-365:-1], views[-364:]) < errors(*lag_matrix(views, 1))[1]
    assert rungs(views)["growth"][1] < errors(*lag_matrix(views, 56))[1]


def test_autocorrelation_of_the_training_days():
    found = correlations(VIEWS[:728], (1, 4, 7, 14))
    assert found == close(0.715, 0.218, 0.835, 0.798, digits=3)


@pytest.mark.parametrize(
    ("lags", "expected"),
    [
        (1, (3.497, 3.670)),
        (4, (3.442, 3.572)),
        (26, (0.559, 0.743)),
        (53, (0.462, 0.660)),
        (104, (0.428, 0.561)),
    ],
)
def test_carbon_dioxide_half_a_year_ahead(lags, expected):
    assert [*errors(*lag_matrix(co2_weekly(), lags, 26), 260)] == close(*expected, digits=3)


def test_carbon_dioxide_without_parameters():
    co2 = co2_weekly()
    later, half, year = co2[-260:], co2[-286:-26], co2[-312:-52]
    guesses = half, year, year + half - co2[-338:-78]
    assert [mae(guess, later).item() for guess in guesses] == close(3.687, 1.656, 0.845, digits=3)


def test_the_gaps_of_the_series_are_in_the_training_rows():
    assert torch.equal(co2_weekly()[-856:] * 10, (co2_weekly()[-856:] * 10).round())


def test_no_three_of_the_nine_days_do_better_than_1_7_and_8():
    later = {}
    for lags in combinations((1, 2, 3, 4, 5, 6, 7, 8, 14), 3):
        X, y = lag_matrix(VIEWS, lags[-1])
        later[lags] = errors(X[:, [lag - 1 for lag in lags]], y)[1]
    assert len(later) == 84
    assert min(later, key=later.get) == (1, 7, 8)
