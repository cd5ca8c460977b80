"""Scaling: bring features to mean 0 and standard deviation 1, and a line back to the raw unit."""

from torch import Tensor


# --8<-- [start:Standardizer]
class Standardizer:
    """Brings features to mean 0 and standard deviation 1."""

    def fit(self, X: Tensor) -> "Standardizer":
        """Note mean and standard deviation (divisor N) of X[N] or X[N, d]."""
        self.mean, self.sd = X.mean(dim=0), X.std(dim=0, correction=0)
        constant = X.amax(dim=0) == X.amin(dim=0)  # 0 / 0 would be nan
        self.sd = self.sd.masked_fill(constant, 1)
        return self

    def transform(self, X: Tensor) -> Tensor:
        """Return X in standard deviations from the mean."""
        return (X - self.mean) / self.sd

    def restore_line(self, w: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
        """Return (w, b) of the same line for the raw feature."""
        return w / self.sd, b - w * self.mean / self.sd


# --8<-- [end:Standardizer]
