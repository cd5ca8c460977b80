"""Orders and batches of pocket against torch's: the same places, and as many numbers drawn."""

import pytest
from side_by_side import check, check_program

GOES_THROUGH = """
data = torch.utils.data
torch.manual_seed({seed})
g = torch.Generator().manual_seed(5)
rows = data.TensorDataset(torch.arange(10), 0.5 * torch.arange(20).reshape(10, 2))
loader = data.DataLoader(rows, {options})
print(len(rows), rows[3], len(loader))
for epoch in range(2):
    for batch in loader:
        print(batch)
    print(torch.rand(1), torch.rand(1, generator=g))
iter(loader)
print(torch.rand(1))
"""


@pytest.mark.parametrize("seed", [0, 1, 2**31, 2**40 + 3])
@pytest.mark.parametrize("n", [1, 2, 15, 1000])
def test_random_orders_are_the_same(n, seed):
    check(f"t.randperm({n}, generator=t.Generator().manual_seed({seed}))")
    check(f"[t.manual_seed({seed}) and t.randperm({n}), t.rand(2)]")


@pytest.mark.parametrize("size", [1, 3, 4, 10, 11])
def test_a_tensor_is_cut_into_batches(size):
    check(f"x.split({size})", x=([float(i) for i in range(10)], "float32", False))
    check(
        f"sum(part.sum() * i for i, part in enumerate(t.split(x, {size})))",
        x=([[1.0, 2.0]] * 10, "float64", True),
    )


@pytest.mark.parametrize("seed", [0, 7])
@pytest.mark.parametrize(
    "options",
    [
        "batch_size=4",
        "batch_size=5, drop_last=True",
        "batch_size=4, drop_last=True, generator=g",
        "batch_size=3, shuffle=True",
        "batch_size=5, shuffle=True, generator=g",
        "batch_size=20, shuffle=True",
        "shuffle=True, drop_last=True",
    ],
)
def test_a_loader_hands_out_the_same_batches(options, seed):
    check_program(GOES_THROUGH.format(options=options, seed=seed))


def test_rows_of_different_number_are_refused():
    check("t.utils.data.TensorDataset(t.zeros(3), t.zeros(4))")
