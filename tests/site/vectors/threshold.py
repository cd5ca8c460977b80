"""The rule and its mistakes, at every threshold and beyond."""

from nudge.data import leave_days
from nudge.threshold import count_false_alarms, count_mistakes, leaves
from vectors import EDGES, vector

COUNTS = {"countMistakes": count_mistakes, "countFalseAlarms": count_false_alarms}


def vectors() -> list[dict]:
    people = [*leave_days()]
    limits = [*range(11), -1, 2.5, *EDGES]
    rule = [vector("leaves", [3, t], leaves(3, t)) for t in limits]
    return rule + [
        vector(name, [*people, t], count(*people, t)) for name, count in COUNTS.items() for t in limits
    ]
