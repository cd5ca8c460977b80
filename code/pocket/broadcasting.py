"""Broadcasting: shapes that stretch to one another, and gradients that shrink back."""

import math

from pocket.storage import Size


def broadcast_shapes(*shapes):
    """Return the shape to which these shapes stretch: sizes of 1 and missing axes fit any size."""
    result = [1] * max(map(len, shapes), default=0)
    for index, shape in enumerate(shapes):
        for axis in range(-1, -len(shape) - 1, -1):
            if 1 not in (shape[axis], result[axis]) and shape[axis] != result[axis]:
                has = f"Mismatching argument at index {index} had {shape}"
                wanted = f"but expected shape should be broadcastable to {result}"
                length = f"a dimension of length {shape[axis]} at {axis}"
                raise RuntimeError(f"Attempting to broadcast {length}! {has}; {wanted}")
            result[axis] = shape[axis] if result[axis] == 1 else result[axis]
    return Size(result)


def common_shape(a, b):
    """Return the shape to which two tensors stretch; the error names both of them."""
    for axis in range(-1, -min(len(a.shape), len(b.shape)) - 1, -1):
        p, q = a.shape[axis], b.shape[axis]
        if p != q and 1 not in (p, q):
            at = max(len(a.shape), len(b.shape)) + axis
            sizes = f"tensor a ({p}) must match the size of tensor b ({q})"
            raise RuntimeError(f"The size of {sizes} at non-singleton dimension {at}")
    return broadcast_shapes(a.shape, b.shape)


def stretched(a, shape):
    """Return the numbers of a tensor that is stretched to a shape, row by row."""
    if a.shape == shape:
        return a.values
    return list(a.values) * math.prod(shape) if a.shape.numel() == 1 else a.expand(shape).values


def shrunk(g, shape):
    """Return a gradient added up along the axes that were stretched from this shape."""
    if g.shape == shape:
        return g
    new = len(g.shape) - len(shape)
    axes = [*range(new), *(i + new for i, n in enumerate(shape) if n == 1 and g.shape[i + new] != 1)]
    return g.sum(axes).reshape(shape)
