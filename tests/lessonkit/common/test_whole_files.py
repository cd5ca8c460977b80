"""What is written whole is there whole, or nothing of it is."""

import os

import pytest

from lessonkit.common.whole_files import read_whole, write_at_once, write_whole


def test_what_was_stored_is_read_with_its_key_alone_and_never_damaged(tmp_path):
    path = tmp_path / "below/stored"
    write_whole(path, b"content", key="a")
    assert read_whole(path, key="a") == b"content"
    assert read_whole(path, key="b") is None
    path.write_bytes(path.read_bytes()[:-1])
    assert read_whole(path, key="a") is None


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_cannot_be_written_leaves_what_was_there_and_nothing_beside_it(error, tmp_path, monkeypatch):
    def fail(*_):
        raise error

    path = tmp_path / "stored"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(type(error)):
        write_at_once(path, b"after")
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes() == b"before"
