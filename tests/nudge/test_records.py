import pytest

from nudge.data.records import recorded


@pytest.mark.parametrize("name", ["batch-size-cpu", "batches-to-target-cpu", "data-parallel-cpu"])
def test_a_record_says_what_was_measured_where_when_and_with_what(name):
    record = recorded(name)
    assert {"measured", "date", "machine", "cores", "versions", "repetitions"} <= record.keys()
