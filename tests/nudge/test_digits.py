import hashlib

import torch

from nudge.data.digits import digits, digits_split
from nudge.data.generators import lcg
from nudge.data.handwriting import PICTURES


def test_the_pictures_are_those_of_the_source_to_the_last_byte():
    """The lines of digits.csv: 64 pixels, then the label."""
    rows = [[int(sign, 17) for sign in picture] for picture in PICTURES]
    lines = [",".join(map(str, [*row[1:], row[0]])) for row in rows]
    digest = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    assert digest == "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"


def test_ink_goes_from_nothing_to_one():
    X, k = digits()
    assert (X.shape, X.dtype, k.dtype) == ((1797, 64), torch.float32, torch.int64)
    assert (X.min().item(), X.max().item()) == (0, 1)
    assert (16 * X).sum().item() == 561718
    assert k.bincount().tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_the_first_picture_is_a_nought():
    X, k = digits()
    ink = ["".join(" :#"[(dot > 0) + (dot > 0.5)] for dot in row) for row in X[0].reshape(8, 8).tolist()]
    assert k[0] == 0
    assert ink == [
        "  :##:  ",
        "  ####: ",
        " :#: #: ",
        " :#  :: ",
        " ::  #: ",
        " :# :#: ",
        " :#:##  ",
        "  :##   ",
    ]


def test_the_parts_are_the_whole_in_the_order_of_random_numbers():
    X, k = digits()
    parts = digits_split()
    assert {name: len(part[1]) for name, part in parts.items()} == {
        "train": 1200,
        "validation": 297,
        "test": 300,
    }
    u = lcg(99, 1797)
    order = sorted(range(1797), key=lambda row: u[row])
    assert torch.equal(torch.cat([part[0] for part in parts.values()]), X[order])
    assert torch.equal(torch.cat([part[1] for part in parts.values()]), k[order])
    assert parts["train"][1].bincount().tolist() == [123, 111, 118, 128, 109, 135, 135, 116, 112, 113]
    assert parts["train"][1][:5].tolist() == [5, 5, 4, 5, 9]
