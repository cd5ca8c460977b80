from pathlib import Path

import pytest

from lessonkit.common.faults import FaultError
from lessonkit.translating import review_lock
from lessonkit.translating.review_lock import Record, read_records, write_records

ONE, TWO = "0123456789ab", "ba9876543210"
RECORDS = [
    Record("a page.md", "top", (ONE, TWO), 2),
    Record("lessons/b#c.md", "loss", (TWO, ONE), 3),
    Record("lessons/b#c.md", "mean", (ONE, ONE), 4),
]


@pytest.fixture(autouse=True)
def lock(tmp_path, monkeypatch):
    """Return a lock file of our own, which isn't there yet."""
    path = tmp_path / "translations.lock"
    monkeypatch.setattr(review_lock, "LOCK", path)
    return path


def test_without_a_file_there_are_no_records():
    assert read_records() == []


def test_records_are_sorted_a_line_each_and_read_as_written(lock):
    write_records(RECORDS[::-1])
    header, *lines = lock.read_text(encoding="utf-8").splitlines()
    assert header.startswith("# zh-Hant    en           ")
    assert lines[0] == f"{ONE} {TWO} a page.md#top"
    assert read_records() == RECORDS


@pytest.mark.parametrize("wrong", ["<<<<<<< HEAD", "0123 index.md#top", "=======", ""])
def test_a_line_that_is_no_record_is_named(lock, wrong):
    lock.write_text(f"# Header\n{wrong}\n{RECORDS[0]}\n", encoding="utf-8")
    with pytest.raises(FaultError, match="this is no record of a review; take the line out") as refused:
        read_records()
    assert (refused.value.fault.path, refused.value.fault.line) == (lock, 2)


@pytest.mark.parametrize("step", ["write_text", "replace"])
def test_where_the_file_cannot_be_written_the_old_one_stays(lock, monkeypatch, step):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    write_records(RECORDS)
    monkeypatch.setattr(Path, step, full)
    with pytest.raises(FaultError, match=r"nothing was recorded .* No space left"):
        write_records([])
    assert read_records() == RECORDS
    assert list(lock.parent.iterdir()) == [lock]
