"""Features brought to mean 0 and standard deviation 1, and what is no number."""

import torch

from nudge.data import thermometer
from nudge.scaling import Standardizer
from vectors import EDGES, numbers, of


def vectors() -> list[dict]:
    x = thermometer()[0].tolist()
    features = [x, *(numbers(11) for _ in range(10)), *([edge, *numbers(10)] for edge in EDGES)]
    features += [[5.0, 5.0, 5.0], [0.1] * 11]
    return of("standardize", standardize, [[feature] for feature in features])


def standardize(x: torch.Tensor) -> torch.Tensor:
    return Standardizer().fit(x).transform(x)
