"""What holds for all pages together: their languages, the nav, the glossary, the vendored files."""

import hashlib

import pytest

from lessonkit import ROOT
from lessonkit.site import agreement_faults, glossary_faults, pages, structure_faults


def none_of(faults):
    """Fail with the faults alone, as the build would name them."""
    if message := "\n".join(map(str, faults)):
        pytest.fail(message, pytrace=False)


@pytest.mark.parametrize("name", pages())
def test_languages_of_a_page_agree(name):
    none_of(agreement_faults(name))


def test_every_page_has_its_languages_and_its_place():
    none_of(structure_faults())


def test_glossary_is_whole():
    none_of(glossary_faults())


def test_vendored_files_are_the_ones_named():
    sums = ROOT / "docs" / "assets" / "vendor" / "SHA256SUMS"
    listed = dict(reversed(line.split("  ")) for line in sums.read_text(encoding="utf-8").splitlines())
    folders = (sums.parent, ROOT / "code" / "lessonkit" / "vendor")
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()} - {sums}
    assert {path.relative_to(ROOT).as_posix() for path in files} == set(listed)
    for name, digest in listed.items():
        assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == digest, name
