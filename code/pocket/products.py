"""Products: of vectors and matrices."""

from pocket.joining import stack
from pocket.numbers import rounded
from pocket.reductions import total
from pocket.tape import record
from pocket.tensors import Tensor, method


@method("matmul", "__matmul__")
def matmul(a, b):
    """Return the product of two vectors, a matrix and a vector, or two matrices."""
    if not isinstance(b, Tensor):
        return NotImplemented
    if (a.ndim, b.ndim) == (1, 2):
        return matmul(a[None], b).reshape(b.shape[1], name="SqueezeBackward4")
    if a.shape[-1] != b.shape[0]:
        raise RuntimeError(misfit(a, b))
    if a.dtype is not b.dtype:
        kinds = f"{a.dtype.title.lower()} != {b.dtype.title.lower()}"
        raise RuntimeError(f"expected m1 and m2 to have the same dtype, but got: {kinds}")
    n, x, y = b.shape[0], list(a.values), list(b.values)
    columns = [y[j :: len(y) // n] for j in range(len(y) // n)] if y else []
    lines = [x[i : i + n] for i in range(0, len(x), n)]
    numbers = [total(list(map(float.__mul__, line, column))) for line in lines for column in columns]
    result = Tensor(rounded(numbers, a.dtype), (*a.shape[:-1], *b.shape[1:]), a.dtype)
    if a.ndim == 1:
        return record(result, "DotBackward0", (a, lambda g: g * b), (b, lambda g: g * a), saved=(a, b))
    way_a = (lambda g: g[:, None] * b) if b.ndim == 1 else lambda g: g @ b.T
    return record(
        result,
        "MvBackward0" if b.ndim == 1 else "MmBackward0",
        (a, way_a),
        (b, lambda g: a.T @ g),
        saved=(a, b),
    )


def misfit(a, b):
    """Return what is wrong with the shapes of two factors, as torch says it."""
    if a.ndim == b.ndim == 1:
        p, q = a.shape[0], b.shape[0]
        same = f"expected tensor [{p}] and src [{q}] to have the same number of elements"
        return f"inconsistent tensor size, {same}, but got {p} and {q} elements respectively"
    m, n = a.shape
    if b.ndim == 1:
        return f"size mismatch, got input ({m}), mat ({m}x{n}), vec ({b.shape[0]})"
    return f"mat1 and mat2 shapes cannot be multiplied ({m}x{n} and {b.shape[0]}x{b.shape[1]})"


dot = matmul


def corrcoef(rows):
    """Return how each row goes with each other, from -1 to 1."""
    centred = rows - rows.mean(1, keepdim=True)
    products = centred @ centred.T
    lengths = stack([line[i] for i, line in enumerate(products)]).sqrt()
    return products / lengths[:, None] / lengths
