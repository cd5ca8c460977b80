"""Schedulers: they change an optimizer's learning rate with each call, and count these calls."""

import math
import warnings

EARLY = (
    "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you "
    "should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to "
    "do this will result in PyTorch skipping the first value of the learning rate schedule. See more details "
    "at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate"
)


class LRScheduler:
    """A rate that follows from how often `step` was called, and from the rate before."""

    def __init__(self, optimizer):
        (self.group,) = optimizer.param_groups
        self.group.setdefault("initial_lr", self.group["lr"])
        self.optimizer, self.last_epoch, optimizer.stepped = optimizer, 0, False
        self.first, self.group["lr"] = self.group["initial_lr"], self.begin()

    def begin(self):
        """Return the rate before the first call: it stays as it is."""
        return self.group["lr"]

    def get_last_lr(self):
        """Return the rate of the next update, in a list."""
        return [self.group["lr"]]

    def step(self):
        """Set the rate for the updates that follow."""
        if not self.last_epoch and not self.optimizer.stepped:
            warnings.warn(EARLY, stacklevel=2)
        self.last_epoch += 1
        self.group["lr"] = self.after(self.group["lr"], self.last_epoch)


class LambdaLR(LRScheduler):
    """A factor of the first rate, by the number of calls; from the beginning on."""

    def __init__(self, optimizer, lr_lambda):
        self.factor = lr_lambda
        super().__init__(optimizer)

    begin = lambda self: self.after(self.group["lr"], 0)
    after = lambda self, lr, calls: self.group["initial_lr"] * self.factor(calls)


class StepLR(LRScheduler):
    """A smaller rate after each so many calls."""

    def __init__(self, optimizer, step_size, gamma=0.1):
        self.size, self.gamma = step_size, gamma
        super().__init__(optimizer)

    after = lambda self, lr, calls: lr if calls % self.size else self.gamma * lr


class CosineAnnealingLR(LRScheduler):
    """A rate that follows a cosine down to 0 after T_max calls, and up again."""

    def __init__(self, optimizer, T_max):
        self.total = T_max
        super().__init__(optimizer)

    height = lambda self, calls: 1 + math.cos(math.pi * calls / self.total)

    def after(self, lr, calls):
        """Return the next rate, by the ratio of two heights of the cosine."""
        if (calls - 1) % (2 * self.total) == self.total:  # from 0 there is no ratio
            return lr + self.first * (1 - math.cos(math.pi / self.total)) / 2
        return lr * self.height(calls) / self.height(calls - 1)


class ReduceLROnPlateau:
    """A smaller rate when a watched number has not fallen for more than `patience` calls."""

    def __init__(self, optimizer, factor=0.1, patience=10, threshold=1e-4):
        (self.group,) = optimizer.param_groups
        self.factor, self.patience, self.threshold = factor, patience, threshold
        self.best, self.waited = math.inf, 0

    get_last_lr = LRScheduler.get_last_lr

    def step(self, metrics):
        """Compare a number with the best so far, by its size, as torch does: it suits no negative ones."""
        value, self.waited = float(metrics), self.waited + 1
        if value < self.best * (1 - self.threshold):
            self.best, self.waited = value, 0
        if self.waited > self.patience:
            self.group["lr"], self.waited = self.factor * self.group["lr"], 0
