"""The bills, flippers and masses of 342 penguins, and their species; palmer_birds.py names the source."""

import torch
from torch import Tensor

from nudge.data.palmer_birds import BIRDS


# --8<-- [start:penguins]
def penguins() -> tuple[Tensor, Tensor, list[str]]:
    """Return X[342, 4], the classes k[342], and the names of the classes.

    Columns: bill length, bill depth, flipper length in mm; body mass in g.
    Source: Gorman, Williams & Fraser 2014. Two unmeasured birds are left out.
    """
    names = ["Adelie", "Chinstrap", "Gentoo"]
    birds = [bird.split(",") for bird in BIRDS.split() if "NA" not in bird]
    X = [[float(measure) for measure in bird[1:]] for bird in birds]
    k = [names.index(bird[0]) for bird in birds]
    return torch.tensor(X, dtype=torch.float64), torch.tensor(k), names


# --8<-- [end:penguins]
