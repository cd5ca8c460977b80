"""Tensors: numbers arranged along axes."""


# --8<-- [start:broadcast_shape]
def broadcast_shape(s: tuple[int, ...], t: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape that two shapes combine to, or raise ValueError."""
    axes = max(len(s), len(t))
    first = [1] * (axes - len(s)) + list(s)  # a missing axis counts as 1
    second = [1] * (axes - len(t)) + list(t)
    result = []
    for p, q in zip(first, second):
        if p != q and p != 1 and q != 1:
            raise ValueError(f"{p} and {q} do not fit")
        result.append(q if p == 1 else p)
    return tuple(result)


# --8<-- [end:broadcast_shape]
