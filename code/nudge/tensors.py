"""Tensors: numbers arranged along axes."""


# --8<-- [start:broadcast_shape]
def broadcast_shape(*shapes: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape that these combine to, or raise ValueError."""
    result: list[int] = []
    for axis in range(-max(map(len, shapes), default=0), 0):
        sizes = {shape[axis] for shape in shapes if len(shape) >= -axis} - {1}
        if len(sizes) > 1:
            raise ValueError(f"axis {axis} has the sizes {sorted(sizes)}")
        result.append(max(sizes, default=1))
    return tuple(result)


# --8<-- [end:broadcast_shape]
