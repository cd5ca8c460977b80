"""What runs and is built twice is the same; a site that can't be written changes nothing.

Each language of each page runs once more, alone, elsewhere and with other hashes: bit for bit it gives what
it gave together with the other one.
"""

import json
import shutil

import pytest
from running_alone import all_programs, digest
from scratch import Scratch

from lessonkit import ROOT
from lessonkit.running.workers import execute, run

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


def test_a_language_gives_by_itself_what_it_gives_together_with_the_other(scratch):
    shutil.copy(ROOT / "tests/running_alone.py", scratch.root / "code")
    status, output = scratch.run("running_alone", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1000000000")
    (scratch.root / "code/running_alone.py").unlink()
    assert status == 0, output
    alone = json.loads(output.splitlines()[-1])
    together = {
        name: digest(run(program, limit, execute)) for name, (program, limit) in all_programs().items()
    }
    assert alone.keys() == together.keys()
    assert [name for name, gave in together.items() if gave != alone[name]] == []


def test_a_build_in_another_order_and_at_another_time_gives_the_same_site(scratch):
    _, status, first = built(scratch)  # as the project has stored it, where it was built last
    assert status == 0
    for stored in ("locales", "made", "verdicts"):
        shutil.rmtree(scratch.root / ".cache" / stored, ignore_errors=True)
    scratch.replace(
        "code/lessonkit/proving/site.py", "sorted(known.items(), key=is_no_lab)", "[*known.items()][::-1]"
    )
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
