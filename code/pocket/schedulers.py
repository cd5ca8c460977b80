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

    def restart(self):
        """Set the rate as before the first call, from the first rate of all."""
        self.last_epoch, self.group["lr"] = 0, self.group["initial_lr"]
        self.group["lr"] = self.begin()

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


class LinearLR(LRScheduler):
    """A rate that rises or falls by equal steps, from one share of the first rate to another."""

    def __init__(self, optimizer, start_factor=1 / 3, end_factor=1.0, total_iters=5):
        self.start, self.end, self.total = start_factor, end_factor, total_iters
        super().__init__(optimizer)

    begin = lambda self: self.start * self.group["lr"]

    def after(self, lr, calls):
        """Return the next rate, by the ratio of two shares."""
        share = lambda call: self.start + (self.end - self.start) * call / self.total
        return lr * share(calls) / share(calls - 1) if calls <= self.total else lr


class OneCycleLR(LRScheduler):
    """A rate that rises to its largest and falls to nearly 0, along cosines; momentum does the opposite."""

    def __init__(self, optimizer, max_lr, total_steps):
        self.largest, self.peak, self.last = max_lr, 0.3 * total_steps - 1, total_steps - 1
        super().__init__(optimizer)

    def begin(self):
        """Return the first rate, and write it down as that of the optimizer."""
        self.group["initial_lr"] = self.largest / 25
        return self.after(None, 0)

    def after(self, lr, calls):
        """Return the rate of a place on the cycle."""
        bottom = self.group["initial_lr"] / 1e4
        self.group["momentum"] = self.between(calls, 0.95, 0.85, 0.95)
        return self.between(calls, self.group["initial_lr"], self.largest, bottom)

    def between(self, calls, start, middle, end):
        """Follow half a cosine from start to middle, and another one to the end."""
        part = calls / self.peak if calls <= self.peak else (calls - self.peak) / (self.last - self.peak)
        high, low = (start, middle) if calls <= self.peak else (middle, end)
        return low + (high - low) * (1 + math.cos(math.pi * part)) / 2


class SequentialLR:
    """One scheduler after the other; all of them are made, and have set rates, before the first begins."""

    def __init__(self, optimizer, schedulers, milestones):
        self.schedulers, self.milestones, self.last_epoch = schedulers, milestones, 0
        (self.group,) = optimizer.param_groups
        schedulers[0].restart()

    get_last_lr = LRScheduler.get_last_lr

    def step(self):
        """Let the scheduler step whose turn it is, or begin."""
        self.last_epoch += 1
        turn = self.schedulers[sum(milestone <= self.last_epoch for milestone in self.milestones)]
        turn.restart() if self.last_epoch in self.milestones else turn.step()


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
