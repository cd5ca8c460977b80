"""Handwritten digits, 8 by 8 pixels, in a fixed order and three parts; handwriting.py names the source."""

import torch
from torch import Tensor

from nudge.data.generators import lcg
from nudge.data.handwriting import PICTURES


# --8<-- [start:digits]
def digits() -> tuple[Tensor, Tensor]:
    """Return X[1797, 64], ink from 0 to 1, and the labels k[1797].

    Rows are in the order of the source, pixels from left to right, row by
    row from the top. Source: Alpaydin & Kaynak 1998, CC BY 4.0.
    """
    rows = [[int(sign, 17) for sign in picture] for picture in PICTURES]
    X = torch.tensor([row[1:] for row in rows], dtype=torch.float32) / 16
    return X, torch.tensor([row[0] for row in rows])


# --8<-- [end:digits]


# --8<-- [start:digits_split]
def digits_split() -> dict[str, tuple[Tensor, Tensor]]:
    """Return X[n, 64] and k[n] of "train", "validation" and "test".

    The order is that of random numbers; n is 1200, 297 and 300.
    """
    X, k = digits()
    order = sorted(range(1797), key=lcg(99, 1797).__getitem__)
    X, k = X[order], k[order]
    return {
        "train": (X[:1200], k[:1200]),
        "validation": (X[1200:1497], k[1200:1497]),
        "test": (X[1497:], k[1497:]),
    }


# --8<-- [end:digits_split]
