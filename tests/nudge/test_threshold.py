import torch

from nudge.data import leave_days
from nudge.threshold import count_false_alarms, count_mistakes, leaves


def test_counts_are_those_of_a_confusion_matrix():
    people = leave_days()
    days, left = map(torch.tensor, people)
    for t in range(11):
        predicted = (days >= t).long()
        matrix = torch.zeros(2, 2).index_put_((left, predicted), torch.ones(12), accumulate=True)
        assert count_false_alarms(*people, t) == matrix[0, 1]
        assert count_mistakes(*people, t) == matrix[0, 1] + matrix[1, 0]


def test_the_threshold_itself_counts_as_many():
    assert leaves(5, 5)
    assert not leaves(4.999, 5)
