"""Twelve employees, invented for the course: days of leave, and who left the firm."""


# --8<-- [start:leave_days]
def leave_days() -> tuple[list[int], list[int]]:
    """Return the days of leave, and 1 for each who had left, otherwise 0."""
    days = [0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 9]
    left = [0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1]
    return days, left


# --8<-- [end:leave_days]
