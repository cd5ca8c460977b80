"""Operations of pocket against torch: kinds, shapes, values, gradients, names on the tape, and errors."""

import itertools
import random  # seeded: the same numbers every time

import pytest
import torch
from side_by_side import check, outcome

import pocket

KINDS = ("bool", "int64", "float16", "float32", "float64")
ODD = [0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -2.5, 3.0, 100.0, 1e-8, float("inf"), float("-inf"), float("nan")]


def numbers(shape, seed, low=-4.0, high=4.0):
    """Return random numbers in lists, halves among them, so that there are ties."""
    rng = random.Random(seed)  # noqa: S311

    def nest(sizes):
        if not sizes:
            return rng.choice([rng.uniform(low, high), rng.randint(int(low), int(high)) / 2])
        return [nest(sizes[1:]) for _ in range(sizes[0])]

    return nest(shape)


def whole(nested):
    return [whole(item) for item in nested] if isinstance(nested, list) else int(nested)


PLACE_BY_PLACE = """
abs(x)|-x|x.abs()|x.sign()|x.sqrt()|x.exp()|x.log()|x.log10()|x.sin()|x.cos()|x.tanh()
x.sigmoid()|x.relu()|x.floor()|x.round()|x.square()|x.reciprocal()|x ** 2|x ** 3|x ** -1|x ** 0
x ** 1|x ** 2.5|2 ** x|0 ** x|x ** x|x.pow(2)|t.pow(x, 3)|x + 1|1 + x|x - 1|1 - x|x * 2|2 * x|x / 2|2 / x
x % 2|x // 2|x + 0.5|0.5 * x|x * True|x.add(x)|x.sub(1)|x.mul(3)|x.div(3)|t.add(x, 1)
x.maximum(x)|t.minimum(x, x.flip(0) if x.dim() else x)|x.clamp(0, 1)|x.clamp(min=0.5)|x.clamp(max=0)
x.detach().clamp(2, 1)|t.where(x > 0, x, 0)|t.where(x > 0, x, x * 2)|x.where(x > 0, 1)
x.masked_fill(x > 0, 7)|x.isnan()|x.isfinite()|x > 0|x == 0.5|x != 1|x <= 1|0 < x|x.double()
x.bool()|x.float()|x.to(t.float64)|x.clone()|x.detach()|x.logical_not()|~(x > 0)
(x > 0) & (x < 2)|(x > 0) ¦ (x < -1)|t.zeros_like(x)
t.ones_like(x, dtype=t.float64)|t.full_like(x, 0.1)|t.full_like(x, 2, dtype=t.int64)
"""
OF_FLOATS = """
x ** 0.5|x.round(decimals=2)|x.round(decimals=-1)|t.isclose(x, x + 1e-6)
t.nextafter(x.detach().clamp(1e-8, 100), x.detach() + 1)
t.nextafter(x.detach().clamp(1e-8, 100), x.detach() - 1)
"""
ALONG = """
x.sum({0})|x.mean({0})|x.amax({0})|x.amin({0})|x.std({0})|x.var({0})|x.norm(dim={0})
x.sum({0}, keepdim=True)|x.mean(dim={0}, keepdim=True)|x.std({0}, correction=0)|x.amax({0}, keepdim=True)
x.var({0}, correction=0)
"""
ALONG_ONE = """
x.argmax({0})|x.argmin({0})|x.all({0})|x.any({0})
x.argmax({0}, keepdim=True)|t.stack([x, x * 2], {0})|t.cat([x, x], {0})
x.flip({0})|x.squeeze({0})|x.unsqueeze({0})
"""
WHOLE = """
x.sum(-1)|x.amax(-1, keepdim=True)|x.argmax(-1)|x.detach().repeat(3)
x.sum()|x.mean()|x.max()|x.min()|x.amax()|x.amin()|x.median()|x.norm()
x.all()|x.any()|x.argmax()|x.argmin()|x.sum(dtype=t.float64)|x.mean(dtype=t.float64)|x.numel()|x.dim()
len(x)|x.tolist()|x.item()|bool(x)|x.size()|x.is_floating_point()
list(x)|x.flatten()|x.T|x.reshape(-1)|x.reshape(2, -1)|x.view(-1)
x.unsqueeze(0)|x.squeeze()|x.expand(2, *x.shape)|x.requires_grad
x.is_leaf|x.ndim|x.dtype|x.shape|t.equal(x, x)|t.allclose(x, x + 1e-9)|x.sum() in x
t.dist(x.detach() / 1, x.detach() * 2)
"""
PARTS = """
x[0]|x[-1]|x[9]|x[:1]|x[1:]|x[::2]|x[None]|x[..., None]|x[..., 0]|x[[0, 0]]|x[t.tensor([-1, 0])]|x[x > 0]
x[0, 0]|x[:, 0]|x[:, -1:]|x[0, :]|x[[0], [0]]|x[:, [0]]|x[0:0]|x[5:]|x[[7]]|x[:, 9]
x[t.tensor([[0, 0]])]|x[None, :, None]|x[0:2, 0]|x[t.tensor(0)]|x[[True] + [False] * (len(x) - 1)]
f"{x:.3f}"|f"{x[0]}"|str(x.dtype)|x[..., :1]|x[[0]][0]
x.std()|x.var()|x.std(correction=0)|x.long()|x[0][..., None]|x[:, None]|x[0, 0, 0]|x[0].tolist()
"""
TWO = """
x + y|x - y|x * y|x / y|x ** y.abs()|x.maximum(y)|t.minimum(x, y)|x == y|x < y|t.where(x > y, x, y)
x + y.sum()|y.mean() * x|t.add(x, y)|t.sub(x, y)|t.fmax(x, y)
x.isclose(y)|(x - y).abs().mean()
((x - y) ** 2).mean()|((x * 2 + y).tanh() ** 2).sum()|(x / (y.abs() + 1)).sum()
t.stack([x.sum(), y.mean()])
"""
MATRICES = """
x @ y|t.matmul(x, y)|y.T @ x.T|x @ y[:, 0]|x[0] @ y|x[0] @ y[:, 0]|t.dot(x[0], y[:, 0])|x @ x|x[0] @ x
x @ x[:, 0]|x[0] @ x[:, 0]|x @ y.double()|t.linalg.solve(y @ x + 5 * t.eye(3, dtype=x.dtype), y[:, 0])
t.linalg.solve(y @ x + 5 * t.eye(3, dtype=x.dtype), y)|t.linalg.eigvalsh((x @ x.T).detach())
t.linalg.eigh(x)[0]|t.linalg.eigh((x @ x.T).detach())[0]|t.linalg.eigh((x @ x.T).detach())[1] ** 2
y.argsort()|t.argsort(x, descending=True)|t.linalg.cond(x.detach())|t.linalg.norm(x)|t.linalg.matrix_rank(x)
t.linalg.matrix_rank(t.stack([x[0], 2 * x[0]]))|t.linalg.svdvals(x.detach())|t.corrcoef(x.detach())
t.linalg.solve(x[:, :2] * 0, x[:, 0])|t.linalg.solve(x, x)|t.linalg.eigvalsh(x)|t.linalg.vector_norm(x)
t.linalg.lstsq(x.detach(), y[:2, 0].detach(), driver="gelsd").solution
t.linalg.lstsq(y.detach(), x.T.detach(), driver="gelsd").solution
t.linalg.lstsq(x.detach(), y[:2].detach(), driver="gelsd").solution
t.linalg.lstsq(y.detach(), x[0].detach(), driver="gelsd").solution
"""
MADE = """
t.cat([t.ones(2, 2), t.zeros(3, 2)])|t.finfo(t.float16).eps|t.finfo(t.float16).max|t.finfo(t.float32).max
t.zeros(2, 3)|t.zeros((2, 3))|t.ones(3, dtype=t.int64)|t.full((2,), 7)|t.full((2,), 1.5)|t.arange(5)
t.arange(1, 2, 0.25)|t.arange(5.0)|t.arange(2, 9, 3)|t.linspace(-1, 5, 7)|t.linspace(0, 1, 11)
t.linspace(-1, 5, 61, dtype=t.float64).round(decimals=12)|t.linspace(3, 4, 1)|t.linspace(-2, 2, 10)
t.eye(3)|t.tensor([[1, 2.5], [3, 4]])|t.tensor([True, 2])|t.tensor([])|t.tensor(3)|t.tensor([[], []])
t.tensor([[1, 2], [3]])|t.tensor(2.5, dtype=t.int64)
t.tensor([t.tensor(1.0), t.tensor(2.0)])|t.as_tensor([1, 2])|t.finfo(t.float32).eps|t.finfo(t.float64).max
t.Size([2])|t.tensor(16777217.0)|t.tensor(3e38) * 10
t.zeros(2).expand(3, 3)|t.cat([t.ones(2, 2), t.ones(3, 3)])|t.stack([t.ones(2), t.ones(3)])
"""
MESSAGES = """
t.tensor(1, requires_grad=True)|t.tensor([1.0, 2.0]).backward()|t.ones(2, requires_grad=True).backward()
t.ones(3) + t.ones(4)|t.ones(2, 3) + t.ones(2)|t.ones(2, 3) @ t.ones(2, 3)|t.ones(2) @ t.ones(3, 2)
t.ones(2, 3) @ t.ones(3, 2).double()|t.nn.Linear(1, 1)(t.ones(11))|t.nn.Linear(1, 1)(t.ones(11, 1).double())
t.ones(3)[3]|t.ones(2, 3)[:, -4]|t.ones(2)[0, 0]|t.ones(2)[::-1]|t.ones(3).sum(1)|t.ones(4).reshape(3)
t.ones(2, 2).item()|bool(t.ones(2))|bool(t.ones(0))|len(t.tensor(1))|t.tensor([[1, 2], [3]])|t.tensor(["a"])
t.tensor([1, 2]).mean()|t.tensor([1]) ** -1
t.ones(2).isclose(t.ones(2).double())|t.linalg.solve(t.zeros(2, 2), t.ones(2))
"""


def codes(text):
    """Return the expressions of a text; ¦ stands for what is written |."""
    return [code.replace("¦", "|") for line in text.strip().split("\n") for code in line.split("|")]


@pytest.mark.parametrize("code", codes(PLACE_BY_PLACE))
def test_whole_numbers(code):
    check(code, x=(whole(numbers([5], 1, 1, 9)), "int64", False))


@pytest.mark.parametrize("code", codes(PLACE_BY_PLACE) + codes(OF_FLOATS))
def test_place_by_place(code):
    half = () if code in codes(OF_FLOATS) else ("float16",)
    for kind in (*half, "float32", "float64"):
        check(code, x=(ODD, kind, False))
        check(code, x=(numbers([3, 4], 3), kind, kind != "float16"))
        check(code, x=(numbers([], 4, 0.3), kind, kind != "float16"))


@pytest.mark.parametrize("code", codes(ALONG) + codes(ALONG_ONE))
def test_along_axes(code):
    shapes = ([4], [2, 3], [2, 3, 2])
    for seed, shape in enumerate(shapes):
        for dim in (
            *range(-1, len(shape)),
            *([(0, 1), [0, -1]] if len(shape) > 1 and code in codes(ALONG) else []),
        ):
            check(code.format(dim), x=(numbers(shape, seed), "float64", True))
            check(code.format(dim), least=1, x=(numbers(shape, seed + 9), "float32", True))
    check(code.format(3), x=(numbers([2, 3], 5), "float32", False))
    check(code.format(0), x=([[1.0, float("nan"), 2.0], [1.0, 2.0, float("inf")]], "float32", False))
    check(code.format(0), x=([[1, 2, 2], [3, 2, 1]], "int64", False))
    if "arg" not in code and "median" not in code:
        check(code.format(0), x=([[True, False], [True, True]], "bool", False))


@pytest.mark.parametrize("code", codes(WHOLE))
def test_whole(code):
    for seed, shape in enumerate(([4], [2, 3], [2, 3, 2], [], [1], [1, 1])):
        check(code, x=(numbers(shape, seed), "float64", True))
        check(code, x=(numbers(shape, seed), "float32", False))
    check(code, x=(ODD, "float32", False))
    check(code, x=([1.0, 1.0, 2.0, 2.0], "float32", True))
    check(code, x=([[1, 2, 2], [3, 2, 1]], "int64", False))
    if "arg" not in code and "median" not in code:
        check(code, x=([True, False], "bool", False))


@pytest.mark.parametrize("code", codes(PARTS))
def test_parts(code):
    for seed, shape in enumerate(([4], [2, 3], [2, 3, 2])):
        check(code, x=(numbers(shape, seed), "float64", True))
    check(code, x=([[1, 2, 2], [3, 2, 1]], "int64", False))


@pytest.mark.parametrize("code", codes(TWO))
def test_of_two(code):
    shapes = ([], [3], [2, 3], [3, 1], [2, 1, 3], [4])
    for seed, (one, other) in enumerate(itertools.product(shapes, repeat=2)):
        x, y = numbers(one, seed), numbers(other, seed + 50, 0.25)
        check(code, least=1, x=(x, "float64", True), y=(y, "float64", True))
    kinds = KINDS[1:] if "-" in code or "abs" in code or "sub" in code else KINDS  # these refuse truth values
    for one, other in itertools.product(kinds, repeat=2):
        for shape in ([], [3]):
            data = {
                "x": (whole(numbers([3], 1, 1, 5)), one, False),
                "y": (whole(numbers(shape, 2, 1, 5)), other, False),
            }
            check(code, eps=2**14 if "float16" in (one, other) else 8, **data)


@pytest.mark.parametrize("code", codes(MATRICES))
def test_matrices(code):
    for kind, eps in (("float64", 2000), ("float32", 500)):
        check(code, eps, x=(numbers([2, 3], 1), kind, True), y=(numbers([3, 2], 2), kind, True))


@pytest.mark.parametrize(
    "rows",
    [[[-2]], [[0, 0], [0, 0]], [[1, 0], [0, 1]], [[2, 0], [0, -2]], [[0, 1, 2], [1, -3, 0], [2, 0, 0.5]]],
)
def test_eigenvalues_with_their_directions(rows):
    """Together they are the matrix again, and the directions are at right angles and of length 1."""
    A = pocket.tensor(rows, dtype=pocket.float64)
    curvatures, directions = pocket.linalg.eigh(A)
    want = torch.linalg.eigvalsh(torch.tensor(rows, dtype=torch.float64)).tolist()
    assert curvatures.tolist() == pytest.approx(want, abs=1e-14)
    assert pocket.allclose(directions * curvatures @ directions.T, A, atol=1e-14)
    assert pocket.allclose(directions.T @ directions, pocket.eye(len(rows), dtype=A.dtype), atol=1e-14)


@pytest.mark.parametrize("code", codes(MADE))
def test_made(code):
    check(code)


@pytest.mark.parametrize("code", codes(MESSAGES))
def test_messages(code):
    ours = outcome(pocket, code)
    assert isinstance(ours[1], str)
    assert ours == outcome(torch, code)


def random_key(rng, shape):
    """Return the text of an index for a tensor of this shape: numbers, slices, None, lists or a mask, ..."""
    keys, many = [], rng.choice(["lists", "a mask"])
    for n in shape[: rng.randint(1, len(shape))]:
        start, stop, one, two = (rng.randrange(-n, n) for _ in range(4))
        choices = [str(one), f"{start}:{stop}", "::2", ":", "..."]
        mask = [rng.random() < 0.5 for _ in range(n)]
        choices += {"lists": [f"[{one}, {two}]"] * 2, "a mask": [str(mask)], "": []}[many]
        keys.append(rng.choice(choices))
        many = many if "[T" not in keys[-1] and "[F" not in keys[-1] else ""
    keys = [key for i, key in enumerate(keys) if key != "..." or "..." not in keys[:i]]
    if rng.random() < 0.3 or set(keys) <= {":", "..."}:
        keys.insert(rng.randint(0, len(keys)), "None")
    return ", ".join(keys)


@pytest.mark.parametrize("seed", range(60))
def test_random_parts(seed):
    rng = random.Random(seed)  # noqa: S311
    shape = rng.choice([[4], [3, 4], [2, 3, 4]])
    for _ in range(5):
        key = random_key(rng, shape)
        check(f"x[{key}]", x=(numbers(shape, seed), "float64", True))
        for change in (
            f"a[{key}].mul_(2)",
            f"a.__setitem__(({key},), 7.0)",
            f"a[{key}][..., None].T.add_(1)",
        ):
            check(f"[a := x.clone(), {change}, a, x.sum()][2]", x=(numbers(shape, seed), "float64", False))
