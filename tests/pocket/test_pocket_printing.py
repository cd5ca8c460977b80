"""How pocket prints tensors, against torch, letter for letter."""

import itertools
import random

import pytest
import torch

import pocket

SCALES = (1e-5, 1e-3, 1.0, 30.0, 1e3, 2e4, 1e9)
NAN, INF = float("nan"), float("inf")
FEW = [[], [[]], [[], []], [0.0], [-0.0, 0.0], [NAN], [INF, 1.0], [-INF, 0.5], [1e-5], [1.0, 1e-5], [1e8]]
FEW += [
    [1e8 + 1, 1.5],
    [2.0**40],
    [1001.0, 1.0],
    [1001.0, 1.5],
    [NAN, 2.0],
    0.0,
    1.5,
    -2.0,
    1e-7,
    INF,
    123456.789,
]
FEW += [5, True, [True, False], [1, -20, 300], [[1], [2]]]
MANY = [
    [0.1] * 30,
    [[i / 7 for i in range(25)]] * 2,
    list(range(1001)),
    [i / 3 for i in range(1500)],
    [[i * 0.5] * 40 for i in range(40)],
    [[i / 7 for i in range(300)]] * 5,
    [[[float(i)] * 8] * 8 for i in range(20)],
    [[[i / 9] * 2 for i in range(200)]] * 3,
    [0.5] * 3 + [12345.5] * 1001 + [0.25] * 3,
    [[0.5] * 40] * 3 + [[99.5] * 40] * 40 + [[1.5] * 40] * 3,
]


@pytest.mark.parametrize("numbers", FEW + MANY, ids=lambda numbers: str(numbers)[:20])
@pytest.mark.parametrize("kind", ["float32", "float64", "float16", "int64", "bool", None])
def test_special(numbers, kind):
    theirs = shown(torch, numbers, kind)
    if "without overflow" not in theirs:  # torch converts no inf and nan to whole numbers
        assert shown(pocket, numbers, kind) == theirs


def shown(library, numbers, kind):
    """Return a tensor as it is printed, or why there is none."""
    try:
        return repr(library.tensor(numbers, dtype=kind and getattr(library, kind)))
    except RuntimeError as error:
        return str(error)


def test_random_ones():
    rng = random.Random(1)  # noqa: S311
    shapes = ((), (1,), (7,), (40,), (3, 4), (2, 3, 4), (12, 20), (2, 1, 2, 3))
    for shape, scale, whole in itertools.product(shapes, SCALES, (True, False)):
        n = torch.Size(shape).numel()
        numbers = [rng.choice((-1, 1)) * rng.random() * scale for _ in range(n)]
        numbers = [float(round(v)) for v in numbers] if whole else numbers
        for kind in ("float32", "float64"):
            ours, theirs = (
                library.tensor(numbers, dtype=getattr(library, kind)).reshape(shape)
                for library in (pocket, torch)
            )
            assert repr(ours) == repr(theirs)


TAPE = """
x|x * 2|x.sum()|(x * 1000000).exp()|x[0]|x[:1]|x.double()|x.detach()|x.reshape(1, 4)|t.stack([x] * 9)
list(x)|[x.sum(), x]|t.nn.Parameter(x.detach())|x.shape|x.dtype|{"a": x.mean()}
(x * 1.2345678).expand(3, 4)|t.stack([x] * 9).T|x.grad|f"{x.mean()}"|f"{x.mean():.3f}"|str(x.mean())|t.float16
t.nn.Linear(3, 2)|t.nn.Sequential(t.nn.Linear(3, 2), t.nn.ReLU(), t.nn.Linear(2, 1))|t.nn.MSELoss()
""".replace("\n", "|")


@pytest.mark.parametrize("code", TAPE.strip("|").split("|"))
def test_what_stands_behind_numbers(code):
    ours, theirs = (
        repr(eval(code, {"t": t, "x": t.tensor([0.1, 0.2, 0.3, 4.0], requires_grad=True)}))
        for t in (pocket, torch)
    )
    assert ours == theirs
