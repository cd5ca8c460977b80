"""Products: of vectors and matrices."""

from itertools import repeat
from operator import mul

from pocket.numbers import cast, total, totals
from pocket.tape import record
from pocket.tensors import Tensor, methods


def product(x, y):
    """Return the sum of the products of two rows of numbers."""
    return total(list(map(mul, x, y)))


@methods
class Products:
    """Products of vectors and matrices."""

    def matmul(self, other):
        """Return the product of vectors or matrices: a vector is a row on the left, a column on the right."""
        if not isinstance(other, Tensor):
            return NotImplemented
        rows, columns = (1, *self.shape)[-2:], (*other.shape, 1)[:2]
        y = of_matrices(self.reshape(rows), other.reshape(columns))
        title = {(1, 1): "DotBackward0", (2, 1): "MvBackward0"}.get(
            (self.ndim, other.ndim), "SqueezeBackward4"
        )
        both = self.ndim == other.ndim == 2
        return y if both else y.reshape(self.shape[:-1] + other.shape[1:], title=title)

    __matmul__ = dot = matmul


def of_wide(x, n, columns):
    """Return the products of each row of n numbers with each column."""
    rows = [x[i : i + n] for i in range(0, len(x), n)]
    return [v for row in rows for v in totals([list(map(mul, row, column)) for column in columns])]


def of_tall(x, n, columns):
    """Return the same, where rows are many and short: all of them at once, number by number."""
    parts, products = [x[i::n] for i in range(n)], []
    for column in columns:
        terms = [map(mul, part, repeat(number)) for part, number in zip(parts, column, strict=True)]
        products.append(totals(list(zip(*terms, strict=True))))
    return [v for row in zip(*products, strict=True) for v in row]


def of_matrices(a, b):
    """Return the product of two matrices."""
    if a.shape[1] != b.shape[0]:
        shapes = " and ".join("x".join(map(str, x.shape)) for x in (a, b))
        raise RuntimeError(f"mat1 and mat2 shapes cannot be multiplied ({shapes})")
    if a.dtype is not b.dtype:
        kinds = f"{a.dtype.title.lower()} != {b.dtype.title.lower()}"
        raise RuntimeError(f"expected m1 and m2 to have the same dtype, but got: {kinds}")
    (n, width), x, y = b.shape, list(a.values), list(b.values)
    columns = [y[j::width] for j in range(width)]
    numbers = (of_tall if 0 < n < len(a) else of_wide)(x, n, columns)
    y = Tensor(cast(numbers, a.dtype), (len(a), width), a.dtype)
    return record(y, "MmBackward0", [a, b], lambda g, b: g @ b.T, lambda g, a: a.T @ g)
