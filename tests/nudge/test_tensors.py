import pytest
import torch

from nudge.tensors import broadcast_shape

SHAPES = [
    (),
    ((3,), ()),
    ((2, 3), (3,)),
    ((2, 1), (1, 4)),
    ((5, 1, 3), (4, 1)),
    ((0,), (1,)),
    ((7,), (7,), (1, 1)),
]


@pytest.mark.parametrize("shapes", SHAPES)
def test_shapes_combine_as_in_torch(shapes):
    assert broadcast_shape(*shapes) == tuple(torch.broadcast_shapes(*shapes))


@pytest.mark.parametrize("shapes", [((2,), (3,)), ((2, 3), (2,)), ((4, 1, 2), (3, 3))])
def test_shapes_that_do_not_fit_are_refused_as_in_torch(shapes):
    with pytest.raises(RuntimeError):
        torch.broadcast_shapes(*shapes)
    with pytest.raises(ValueError, match="has the sizes"):
        broadcast_shape(*shapes)
