"""Linear algebra: systems of equations, rank, singular values and eigenvalues with their directions."""

import math
from itertools import combinations
from typing import NamedTuple

from pocket.making import eye, tensor
from pocket.numbers import cast, finfo, float64
from pocket.products import product
from pocket.reductions import Reductions
from pocket.tape import record
from pocket.tensors import Tensor
from pocket.views import stack

norm = vector_norm = Reductions.norm


class LinAlgError(RuntimeError):
    """A matrix for which there is no answer."""


def side(A):
    """Return how many rows and columns a square matrix has; RuntimeError where it is none."""
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise RuntimeError(f"a matrix of the shape {list(A.shape)} is not square")
    return len(A)


def solve(A, B):
    """Return X with A @ X = B, by elimination; LinAlgError where A is singular."""
    n = side(A)
    rows = [[*left, *right] for left, right in zip(A.tolist(), B.reshape(n, -1).tolist(), strict=True)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        if rows[i][i] == 0:
            singular = "The solver failed because the input matrix is singular."
            raise LinAlgError(f"torch.linalg.solve: {singular}")
        for r in range(n):
            factor = rows[r][i] / rows[i][i] if r != i else 0
            rows[r] = [p - factor * q for p, q in zip(rows[r], rows[i], strict=True)] if factor else rows[r]
    numbers = [v / row[i] for i, row in enumerate(rows) for v in row[n:]]
    X = Tensor(cast(numbers, A.dtype), B.shape, A.dtype)
    way = lambda g, a, y: -(solve(a.T, g).reshape(n, -1) @ y.reshape(n, -1).T)
    return record(X, "LinalgSolveExBackward0", [A, B], way, lambda g, a: solve(a.T, g))


def columns_of(A):
    """Return the columns of a matrix as lists, or its rows, where these are fewer."""
    return (A if A.shape[0] < A.shape[1] else A.T).detach().double().tolist()


def matrix_rank(A):
    """Return how many columns no others can make: the longest takes its share out of the rest, and so on."""
    columns, rank, least = columns_of(A), 0, None
    while columns:
        columns.sort(key=lambda column: math.hypot(*column))
        longest = columns.pop()
        length = math.hypot(*longest)
        least = length * max(A.shape) * finfo(A.dtype).eps if least is None else least  # shorter by rounding
        if length <= least:
            break
        unit, rank = [v / length for v in longest], rank + 1
        shares = [product(unit, column) for column in columns]
        columns = [
            [v - s * u for v, u in zip(c, unit, strict=True)] for c, s in zip(columns, shares, strict=True)
        ]
    return tensor(rank)


class LeastSquares(NamedTuple):
    """What `lstsq` returns; torch's has more beside it."""

    solution: Tensor


def lstsq(A, B, driver=None):
    """Return X with the smallest (A @ X - B) ** 2, and of these the smallest; A has full rank."""
    wide = A.shape[0] < A.shape[1]
    units, shares = upright(columns_of(A))
    answers = []
    for column in B.reshape(len(B), -1).T.double().tolist():
        rest = column if wide else [product(unit, column) for unit in units]
        for i in range(len(units)) if wide else reversed(range(len(units))):
            rest[i] /= shares[i][i]
            for j in range(i + 1, len(units)) if wide else range(i):
                rest[j] -= rest[i] * (shares[j][i] if wide else shares[i][j])
        answers.append([product(rest, row) for row in zip(*units, strict=True)] if wide else rest)
    return LeastSquares(tensor(answers, A.dtype).T.reshape(A.shape[1], *B.shape[1:]))


def upright(columns):
    """Return directions at right angles, and how much of each is in a column (Gram and Schmidt, twice)."""
    units, shares = [], []
    for column in columns:
        share, least = [0.0] * len(columns), len(column) * math.hypot(*column) * finfo(float64).eps
        for i, unit in [*enumerate(units)] * 2:  # once leaves what rounding brought in
            part = product(unit, column)
            column, share[i] = [v - part * u for v, u in zip(column, unit, strict=True)], share[i] + part
        share[len(units)] = length = math.hypot(*column)
        if length <= least:
            raise LinAlgError("pocket's lstsq takes columns of which none is made of others")
        units, shares = [*units, [v / length for v in column]], [*shares, share]
    return units, shares


def turned(columns):
    """Return columns turned two by two until all stand at right angles (Hestenes 1958)."""
    mixed = True
    while mixed:
        mixed = False
        for i, j in combinations(range(len(columns)), 2):
            p, q = columns[i], columns[j]
            a, b, c = product(p, p), product(p, q), product(q, q)
            if abs(b) > 1e-15 * math.sqrt(a * c):
                z = (c - a) / (2 * b)
                t = math.copysign(1 / (abs(z) + math.hypot(1, z)), z)
                cosine, sine, mixed = 1 / math.hypot(1, t), t / math.hypot(1, t), True
                columns[i] = [cosine * u - sine * v for u, v in zip(p, q, strict=True)]
                columns[j] = [sine * u + cosine * v for u, v in zip(p, q, strict=True)]
    return columns


def svdvals(A):
    """Return the singular values, largest first."""
    return tensor(sorted((math.hypot(*column) for column in turned(columns_of(A))), reverse=True), A.dtype)


def eigh(A):
    """Return the eigenvalues of a symmetric matrix, smallest first, and their directions as columns.

    The lower half of the matrix counts. A shift makes all eigenvalues positive, so that the columns, once at
    right angles, lie along the directions and are as long as the eigenvalues. Their signs are arbitrary.
    """
    n, rows = side(A), A.detach().double().tolist()
    lower = tensor([[rows[max(i, j)][min(i, j)] for j in range(n)] for i in range(n)], float64)
    shift = 2 * lower.norm().item() or 1.0
    columns = turned(columns_of(lower + shift * eye(n, float64)))
    columns.sort(key=lambda column: math.hypot(*column))
    lengths = [math.hypot(*column) for column in columns]
    directions = [[v / length for v in column] for column, length in zip(columns, lengths, strict=True)]
    return tensor([length - shift for length in lengths], A.dtype), tensor(directions, A.dtype).T


def eigvalsh(A):
    """Return the eigenvalues of a symmetric matrix, smallest first; its lower half counts."""
    return eigh(A)[0]


def cond(A):
    """Return how many times longer the longest image of a vector is than the shortest."""
    values = svdvals(A)
    return values[0] / values[-1]


def corrcoef(rows):
    """Return how each row goes with each other, from -1 to 1."""
    centred = rows - rows.mean(1, keepdim=True)
    products = centred @ centred.T
    lengths = stack([row[i] for i, row in enumerate(products)]).sqrt()
    return products / lengths[:, None] / lengths
