"""A rule with one open number, who has at least t is said to leave, and where it is wrong.

`days` and `left` are lists of the same length; `left` holds 1 for those who left and 0 for the others.
"""


# --8<-- [start:leaves]
def leaves(x: float, t: float) -> bool:
    """Say whether the rule takes x days of leave for a sign of leaving."""
    return x >= t


# --8<-- [end:leaves]


# --8<-- [start:count_mistakes]
def count_mistakes(days: list, left: list, t: float) -> int:
    """Return for how many people the rule is wrong."""
    mistakes = 0
    for x, y in zip(days, left):
        if leaves(x, t) != y:
            mistakes += 1
    return mistakes


# --8<-- [end:count_mistakes]


# --8<-- [start:count_false_alarms]
def count_false_alarms(days: list, left: list, t: float) -> int:
    """Return how many people stay though the rule says that they leave."""
    return sum(leaves(x, t) and not y for x, y in zip(days, left))


# --8<-- [end:count_false_alarms]
