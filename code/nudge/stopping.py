"""Early stopping: the best parameters so far are kept, and training ends when patience is used up."""

from copy import deepcopy

from torch import nn


# --8<-- [start:early_stopper]
class EarlyStopper:
    """Keeps the best state of a model; patience is counted in checks."""

    def __init__(self, patience: int, min_delta: float = 0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.failures, self.state = float("inf"), 0, None

    def stop(self, error: float, model: nn.Module) -> bool:
        """Take the next validation error, say whether to stop.

        An error counts as better if it is lower by more than min_delta.
        """
        self.failures = self.failures + 1
        if error < self.best - self.min_delta:
            self.best, self.failures = error, 0
            self.state = deepcopy(model.state_dict())
        return self.failures >= self.patience


# --8<-- [end:early_stopper]
