"""Linear algebra: products, systems of equations, eigenvalues and singular values."""

import math
from itertools import combinations

from pocket.conversions import tensor
from pocket.numbers import FInfo, rounded
from pocket.reductions import norm, total
from pocket.tape import record
from pocket.tensors import Tensor

vector_norm = norm


class LinAlgError(RuntimeError):
    """A matrix for which there is no answer."""


def check_square(A, name):
    """Raise a RuntimeError unless A is a square matrix."""
    m, n = A.shape
    if m != n:
        raise RuntimeError(f"{name}: A must be batches of square matrices, but they are {m} by {n} matrices")


def solve(A, B):
    """Return X with A @ X = B, by elimination; LinAlgError where A is singular."""
    check_square(A, "linalg.solve")
    n = len(A)
    lines = [[*left, *right] for left, right in zip(A.tolist(), B.reshape(n, -1).tolist(), strict=True)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(lines[r][i]))
        lines[i], lines[pivot] = lines[pivot], lines[i]
        if lines[i][i] == 0:
            singular = "The solver failed because the input matrix is singular."
            raise LinAlgError(f"torch.linalg.solve: {singular}")
        for r in range(n):
            factor = lines[r][i] / lines[i][i] if r != i else 0
            lines[r] = [p - factor * q for p, q in zip(lines[r], lines[i], strict=True)]
    numbers = [v / line[i] for i, line in enumerate(lines) for v in line[n:]]
    X = Tensor(rounded(numbers, A.dtype), B.shape, A.dtype)
    way_a = lambda g: -(solve(A.T, g).reshape(n, -1) @ X.reshape(n, -1).T)
    return record(X, "LinalgSolveExBackward0", (A, way_a), (B, lambda g: solve(A.T, g)), saved=[A])


def unmixed(p, q, a, b, c):
    """Return two columns turned so that those with squares a, c and product b no longer mix."""
    z = (c - a) / (2 * b)
    t = math.copysign(1 / (abs(z) + math.hypot(1, z)), z)
    cosine, sine = 1 / math.hypot(1, t), t / math.hypot(1, t)
    pairs = list(zip(p, q, strict=True))
    return [cosine * u - sine * v for u, v in pairs], [sine * u + cosine * v for u, v in pairs]


def svdvals(A):
    """Return the singular values, largest first: columns turn to right angles (Hestenes 1958)."""
    columns, mixed = (A if A.shape[0] >= A.shape[1] else A.T).detach().double().T.tolist(), True
    product = lambda i, j: total(list(map(float.__mul__, columns[i], columns[j])))
    while mixed:
        mixed = False
        for i, j in combinations(range(len(columns)), 2):
            a, b, c = product(i, i), product(i, j), product(j, j)
            if abs(b) > 1e-15 * math.sqrt(a * c):
                columns[i], columns[j] = unmixed(columns[i], columns[j], a, b, c)
                mixed = True
    return tensor(sorted((math.sqrt(product(i, i)) for i in range(len(columns))), reverse=True), A.dtype)


def eigvalsh(A):
    """Return the eigenvalues of a symmetric matrix, smallest first (Jacobi 1846); its lower half counts."""
    check_square(A, "linalg.eigh")
    rows, n, mixed = A.detach().double().tolist(), len(A), True
    lines = [[rows[max(i, j)][min(i, j)] for j in range(n)] for i in range(n)]
    while mixed:
        mixed = False
        for i, j in combinations(range(n), 2):
            a, b, c = lines[i][i], lines[i][j], lines[j][j]
            if abs(b) > 1e-17 * (abs(a) + abs(c)):
                lines[i], lines[j] = unmixed(lines[i], lines[j], a, b, c)
                lines = [list(line) for line in zip(*lines, strict=True)]
                lines[i], lines[j] = unmixed(lines[i], lines[j], a, b, c)
                lines[i][j], lines[j][i], mixed = 0.0, 0.0, True
    return tensor(sorted(lines[i][i] for i in range(n)), A.dtype)


def cond(A):
    """Return how many times longer the longest image of a vector is than the shortest."""
    values = svdvals(A)
    return values[0] / values[-1]


def matrix_rank(A):
    """Return how many columns no others can make, as far as rounding lets one see."""
    values = svdvals(A)
    return (values > values[0] * max(A.shape) * FInfo(A.dtype).eps).sum()
