"""Two builds of the same pages are the same site; one that can't be written changes nothing.

The second one runs each language of a page by itself, and so shows, bit for bit, that together they give
what they give apart.
"""

import shutil

import pytest
from scratch import Scratch

resource = pytest.importorskip("resource", reason="file size limits, with which a disk is filled, are POSIX")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return Scratch.create(tmp_path_factory.mktemp("determinism"))


def built(scratch, **options):
    """Build the site; return its files with their content."""
    status, output = scratch.run("mkdocs", "build", "--strict", **options)
    files = {
        path.relative_to(scratch.root): path for path in (scratch.root / "site").rglob("*") if path.is_file()
    }
    return output, status, {name.as_posix(): path.read_bytes() for name, path in files.items()}


def test_new_runs_apart_and_in_another_order_and_folder_give_the_same_site(scratch):
    _, status, first = built(scratch)  # as the project has stored it, where it was built last
    assert status == 0
    shutil.rmtree(scratch.root / ".cache")
    scratch.replace(
        "code/lessonkit/proving/site.py", "(proven, known.items())", "(proven, [*known.items()][::-1])"
    )
    scratch.replace("code/lessonkit/running/joint_runs.py", "len(waiting) < 2 or", "len(waiting) < 9 or")
    _, status, second = built(scratch, PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1000000000")
    assert status == 0
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_full_disk_leaves_the_site_as_it_was(scratch):
    _, _, before = built(scratch)
    scratch.replace("docs/en/index.md", "The way through {", "Begin here {")
    limit = 50_000  # bytes that a file may have, as a full disk would end its writing
    output, status, after = built(
        scratch, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    assert status != 0
    assert "the site can't be written" in output
    assert after == before
    assert not list(scratch.root.glob(".building-*"))
