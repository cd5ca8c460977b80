import pytest
import torch

from nudge.tensors import broadcast_shape

FIT = [((), ()), ((3,), ()), ((2, 3), (3,)), ((2, 1), (1, 4)), ((5, 1, 3), (4, 1)), ((0,), (1,))]
CLASH = [((2,), (3,)), ((2, 3), (2,)), ((4, 1, 2), (3, 3)), ((0,), (3,))]


@pytest.mark.parametrize(("s", "t"), FIT)
def test_shapes_combine_as_in_torch(s, t):
    assert broadcast_shape(s, t) == tuple(torch.broadcast_shapes(s, t))


@pytest.mark.parametrize(("s", "t"), CLASH)
def test_shapes_that_do_not_fit_are_refused_as_in_torch(s, t):
    with pytest.raises(RuntimeError):
        torch.broadcast_shapes(s, t)
    with pytest.raises(ValueError, match="do not fit"):
        broadcast_shape(s, t)
