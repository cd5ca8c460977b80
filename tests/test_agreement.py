"""What holds for all pages together: their languages, the nav, the glossary, the vendored files."""

import hashlib

import pytest
from expecting import none_of

from lessonkit import ROOT
from lessonkit.common.faults import Fault
from lessonkit.common.last_made import settled
from lessonkit.proving.common_checks import literature_faults, term_faults, vocabulary_faults
from lessonkit.reading.embedding import pieces
from lessonkit.reading.nav import description_faults, pages, structure_faults
from lessonkit.reading.pages import Page
from lessonkit.rendering.widgets import widget_faults
from lessonkit.translating.parity import agreement_faults

PATHS = [path for versions in pages().values() for path in versions.values()]
WIDTH = 80  # characters of code that a page shows without scrolling


@pytest.mark.parametrize("name", pages())
def test_languages_of_a_page_agree(name):
    none_of(agreement_faults(name))


def test_every_page_has_its_languages_and_its_place():
    none_of(structure_faults())


def test_glossary_is_whole():
    none_of(vocabulary_faults())


def test_widgets_are_whole():
    none_of(widget_faults())


def test_every_work_is_cited():
    with settled() as made_with:
        none_of(literature_faults(made_with))


def test_lessons_and_glossary_agree_on_terms():
    none_of(term_faults())


def test_vendored_files_are_the_ones_named():
    sums = ROOT / "docs" / "assets" / "vendor" / "SHA256SUMS"
    listed = dict(reversed(line.split("  ")) for line in sums.read_text(encoding="utf-8").splitlines())
    folders = (
        sums.parent,
        ROOT / "code" / "lessonkit" / "rendering" / "vendor",
        ROOT / "tests" / "site" / "vendor",
    )
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()} - {sums}
    assert {path.relative_to(ROOT).as_posix() for path in files} == set(listed)
    for name, digest in listed.items():
        assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("path", PATHS)
def test_a_page_says_what_it_is_about(path):
    none_of(description_faults(path))


@pytest.mark.parametrize("path", PATHS)
def test_code_fits_the_width_of_a_page(path):
    fences = [fence for fence in Page.read(path).fences if fence.language == "python"]
    found = [piece for fence in fences for piece in pieces(fence)]
    lines = [(piece, number, line) for piece in found for number, line in enumerate(piece.source.split("\n"))]
    none_of(
        Fault(piece.path, piece.line + number, f"{len(line)} characters; break it before {WIDTH + 1}")
        for piece, number, line in lines
        if len(line) > WIDTH
    )
