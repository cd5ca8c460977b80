import pytest

from nudge.data.records import recorded


@pytest.mark.parametrize("name", ["batch-size-cpu", "batches-to-target-cpu", "data-parallel-cpu"])
def test_a_record_says_what_was_measured_where_when_and_with_what(name):
    record = recorded(name)
    assert {"measured", "date", "machine", "cores", "versions", "repetitions"} <= record.keys()


def test_an_epoch_takes_as_long_as_its_updates_the_last_of_which_may_be_smaller():
    record = recorded("batch-size-cpu")
    rows = {row["batch_size"]: row for row in record["sizes"]}
    for size, row in rows.items():
        full, rest = divmod(record["examples"], size)
        assert row["updates_per_epoch"] == full + (rest > 0)
        of_full = full * row["update_us"]["median"] / 1e3
        most = of_full + (row["update_us"]["median"] / 1e3 if rest else 0)
        assert 0.8 * of_full < row["epoch_ms"]["median"] < 1.15 * most, size
    assert rows[1024]["epoch_ms"]["median"] < 1.97 * rows[1024]["update_us"]["median"] / 1e3  # 1024, then 176
