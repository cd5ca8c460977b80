"""Eleven temperatures, each read twice: once in degrees Celsius, once on a scale without a name."""

import torch
from torch import Tensor


# --8<-- [start:thermometer]
def thermometer(dtype: torch.dtype = torch.float64) -> tuple[Tensor, Tensor]:
    """Return (reading[11] without a unit, celsius[11] in °C).

    Source: Stevens, Antiga & Viehmann 2020, Deep Learning with PyTorch, ch. 5.
    """
    reading = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]
    celsius = [0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0]
    x, y = torch.tensor([reading, celsius], dtype=dtype)
    return x, y


# --8<-- [end:thermometer]
