"""Links to the source: none without an address, and each leads to the file that a page was written in."""

from pathlib import PurePosixPath
from types import SimpleNamespace
from urllib.parse import unquote_plus

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

from lessonkit import DOCS, LANGUAGES
from lessonkit.language.interface_words import THEME, read_words
from lessonkit.publishing.source_links import source_faults

ADDRESS = "https://source.example/course"
LOCALES = {"zh-Hant": {"source": "zh-Hant"}, "zh-Hans": {"source": "zh-Hant"}, "en": {"source": "en"}}


def links(locale, page="lessons/start-here.md", address=ADDRESS):
    extra = {"source_url": address, "locale": locale, "locales": LOCALES, "words": read_words(locale)}
    templates = Environment(loader=FileSystemLoader(THEME / "partials"))  # noqa: S701, as MkDocs does
    shown = templates.get_template("source-links.html").render(
        config=SimpleNamespace(extra=extra), page=SimpleNamespace(file=SimpleNamespace(src_uri=page))
    )
    return {a.text: unquote_plus(a.get("href")) for a in html.fromstring(shown).iter("a")}


@pytest.mark.parametrize(
    ("locale", "language"), [("zh-Hant", "zh-Hant"), ("zh-Hans", "zh-Hant"), ("en", "en")]
)
def test_a_page_links_to_the_text_that_it_was_written_in(locale, language):
    report, edit, source = links(locale).values()
    assert report == f"{ADDRESS}/issues/new?title=lessons/start-here.md ({locale})"
    assert edit == f"{ADDRESS}/edit/main/docs/{language}/lessons/start-here.md"
    assert (DOCS.parent / PurePosixPath(edit).relative_to(PurePosixPath(f"{ADDRESS}/edit/main"))).exists()
    assert source == ADDRESS


def test_who_edits_a_generated_page_is_told_that_it_is_the_traditional_text():
    assert "修改这一页的繁体原稿" in links("zh-Hans")


def test_an_address_may_end_with_a_slash_and_hold_what_html_reads():
    assert links("en", address=f'{ADDRESS}/"a/')["Source of the course"] == f'{ADDRESS}/"a'


@pytest.mark.parametrize(
    ("address", "flaws"), [("", 0), (ADDRESS, 0), ("source.example/course", 1), ("https://", 1)]
)
def test_an_address_is_one(address, flaws):
    found = list(source_faults(SimpleNamespace(extra={"source_url": address})))
    assert len(found) == flaws
    assert all("mkdocs.yml:" in str(fault) and f"`{address}`" in str(fault) for fault in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_the_start_a_reader_is_told_the_links_by_their_names(language):
    page = (DOCS / language / "lessons/start-here.md").read_text(encoding="utf-8")
    assert [key for key in ("notebook", "script", "source") if read_words(language)[key] not in page] == []
