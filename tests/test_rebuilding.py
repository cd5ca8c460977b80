"""What did not change is not done again, and what is wrong stays wrong however often it is built."""

import logging
import random
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.structure.files import Files
from short_course import short_course

from lessonkit.common import last_made
from lessonkit.proving import site, stored_verdicts
from lessonkit.publishing import unchanged_pages
from lessonkit.publishing.stored_locales import build_or_take

PAGE = "docs/en/lessons/scoring-a-guess.md"
OTHER = "docs/en/lessons/slope-at-a-point.md"
SHOWN_ELSEWHERE = (  # edits of a page that change others, too; what both languages have is saved together
    [(OTHER, "# The slope", "# Finding the slope")],  # in the map, the glossary, the sources and the review
    [(OTHER, "The central difference equals", "The central difference is")],  # in the review
    [
        (OTHER, "## The number", "It is so (Huber 1964).\n\n## The number"),  # in the sources
        (OTHER.replace("/en/", "/zh-Hant/"), "## 它們", "正是如此（Huber 1964）。\n\n## 它們"),
    ],
)
PROSE = re.compile(r"(?!\w+(?:Error|Warning):)[A-Z\u4e00-\u9fff][^|$`*\[\]{}]{30,}[.。]")  # no output


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return short_course(tmp_path_factory.mktemp("rebuilding"))


def build(scratch):
    """Build the site strictly; return the exit status and the locales that were built anew, by name."""
    status, output = scratch.run("mkdocs", "build", "--strict")
    anew = [line.rpartition("/")[2] for line in output.splitlines() if "Building documentation to" in line]
    return status, sorted(anew[1:])


def test_without_a_fault_both_pass_and_only_what_changes_is_built_again(scratch):
    assert [status for status, _ in scratch.both().values()] == [0, 0]
    assert build(scratch) == (0, [])
    scratch.replace(PAGE, "Exercises {", "Practice {")
    assert build(scratch) == (0, ["en"])
    assert "Practice" in scratch.read("site/en/lessons/scoring-a-guess/index.html")


def test_a_site_is_left_as_it_is_while_nothing_changes_and_mended_where_it_was_changed(scratch):
    page, before = scratch.root / "site/en/index.html", (scratch.root / "site").stat().st_ino
    status, output = scratch.run("mkdocs", "build", "--strict")
    assert (status, (scratch.root / "site").stat().st_ino) == (0, before)
    assert "Nothing has changed since the site was built" in output
    built = page.read_bytes()
    page.write_bytes(built + b" ")
    assert build(scratch) == (0, ["en"])  # both names of one file: the stored locale is damaged as well
    assert page.read_bytes() == built


def test_a_change_in_one_language_is_a_warning_and_in_ci_no_site_is_built(scratch):
    scratch.replace(PAGE, "## Is", "## So is")  # the first line of its section: named without git as well
    place = f"{PAGE}:{scratch.line_of(PAGE, '## So is')}: #baseline changed since the last review"
    for command in (("mkdocs", "build", "--strict"), ("lessonkit.proving.report",)):
        status, output = scratch.run(*command)
        assert status == 0, output
        assert f"WARNING -  {place}" in output
        status, output = scratch.run(*command, CI="true")
        assert status == 1
        assert place in output
    scratch.replace(PAGE, "## So is", "## Is")


def test_a_later_fault_is_named_again_and_again_and_leaves_the_site_alone(scratch):
    built = scratch.read("site/en/lessons/scoring-a-guess/index.html")
    faults = {"\n1.125\n": "\n1.126\n", "Two guesses for the": "Two guesses and a gradient for the"}
    for right, wrong in faults.items():
        scratch.replace(PAGE, right, wrong)
    line, early = scratch.line_of(PAGE, "1.126\n```"), scratch.line_of(PAGE, "Two guesses and a gradient")
    for status, output in [*scratch.both(PAGE).values(), scratch.run("mkdocs", "build", "--strict")]:
        assert status != 0
        assert f"{PAGE}:{line}: shown is" in output
        assert f"{PAGE}:{early}: “gradient” is used before walking-downhill introduces it" in output
    assert scratch.read("site/en/lessons/scoring-a-guess/index.html") == built
    for right, wrong in faults.items():
        scratch.replace(PAGE, wrong, right)
    assert build(scratch) == (0, [])


def test_a_site_that_was_rebuilt_edit_by_edit_is_the_one_that_is_built_at_once(scratch):
    chance = random.Random(5)  # noqa: S311, it hides nothing
    edits = [
        sentence(scratch, chance, *added) for added in [("en", " So it is."), ("zh-Hant", "就是這樣。")] * 2
    ]
    edits += [(PAGE, "Recap {", "Summary {"), (edits[0][0], *reversed(edits[0][1:]))]
    for saved in [*([edit] for edit in edits), *SHOWN_ELSEWHERE]:
        for name, old, new in saved:
            scratch.replace(name, old, new)
        assert build(scratch)[0] == 0
    rebuilt = contents(scratch.root / "site")
    for store in ("finished", "locales", "made", "templates"):
        shutil.rmtree(scratch.root / ".cache" / store)
    assert build(scratch) == (0, ["en", "zh-Hans", "zh-Hant"])
    at_once = contents(scratch.root / "site")
    assert [name for name in rebuilt | at_once if rebuilt.get(name) != at_once.get(name)] == []


def sentence(scratch, chance, language, more):
    """Return a page, a line of prose that stands there once, and the line with one sentence more."""
    prose = []
    for path in sorted(scratch.root.glob(f"docs/{language}/lessons/*.md")):
        lines = path.read_text(encoding="utf-8").split("\n")
        prose += [(path, line) for line in lines if PROSE.fullmatch(line) and lines.count(line) == 1]
    path, line = chance.choice(prose)
    return path.relative_to(scratch.root).as_posix(), line, line + more


def contents(folder):
    """Return the files of a folder by their names."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(("warns", "built"), [(False, 1), (True, 2)])
def test_a_locale_with_a_warning_is_built_again(warns, built, tmp_path, monkeypatch):
    monkeypatch.setattr("lessonkit.publishing.stored_locales.STORE", tmp_path / "store")
    times = []

    def build(root, locale):
        times.append(locale)
        Path(root.site_dir, locale).mkdir(parents=True)
        logging.getLogger("mkdocs").log(logging.WARNING if warns else logging.INFO, "a link leads nowhere")

    for number in (1, 2):
        site, extra = tmp_path / f"site-{number}", {"locales": {"en": {"source": "en"}}}
        build_or_take(SimpleNamespace(site_dir=site, site_url="/", extra=extra), "en", build)
        assert (site / "en").exists()
    assert len(times) == built


@pytest.mark.parametrize(
    ("message", "faults", "times"), [("", [], 1), ("no such page", [], 2), ("", ["a"], 2)]
)
def test_a_page_is_rendered_again_only_if_something_is_wrong(message, faults, times, tmp_path, monkeypatch):
    monkeypatch.setattr(last_made, "STORE", tmp_path)
    rendered = []
    config = SimpleNamespace(extra={"locale": "en", "faults": faults, "source_url": ""})

    def render(config, files):
        rendered.append(page)
        vars(page).update(
            content="<p>", toc=[], _title_from_render="A", present_anchor_ids=set(), links_to_anchors={}
        )
        if message:
            logging.getLogger("mkdocs.structure").warning(message)

    for _ in range(2):
        plugin = unchanged_pages.Remembered()
        plugin.on_files(Files([]), config)
        page = SimpleNamespace(file=SimpleNamespace(src_uri="lessons/a.md"), markdown="A", render=render)
        plugin.on_pre_page(page)
        page.render(config, Files([]))
        assert page.content == "<p>"
    assert len(rendered) == times


def test_a_page_saved_while_it_is_proven_has_no_verdict(tmp_path, monkeypatch):
    page, noted = tmp_path / "page.md", []
    page.write_text("wrong", encoding="utf-8")
    monkeypatch.setattr("lessonkit.common.fingerprints.ROOT", tmp_path)
    monkeypatch.setattr(stored_verdicts, "surroundings", lambda: "the same")
    monkeypatch.setattr(
        site, "agreement_faults", lambda _: page.write_text("mended", encoding="utf-8") and []
    )
    monkeypatch.setattr(site, "language_faults", lambda *_: [])
    monkeypatch.setattr(stored_verdicts, "note", noted.append)
    site.versions_faults(("page.md", {"en": page}), made_with="the same", report=print)
    assert noted == []
    site.versions_faults(("page.md", {"en": page}), made_with="the same", report=print)
    assert len(noted) == 1
