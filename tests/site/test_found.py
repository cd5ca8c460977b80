"""What search engines, feed readers and social networks find, and a reader who took a wrong turn."""

import json
import re
import struct
from html.parser import HTMLParser
from xml.etree import ElementTree

import opencc
import pytest
from reader import LOCALES, settled

from lessonkit.language.interface_words import read_words
from lessonkit.reading.nav import pages

PATHS = [re.sub(r"(index)?\.(md|py)$", "", name) + "/" for name in pages()]
PATHS = [path.lstrip("/") for path in PATHS]
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TERRITORIES = {"zh-Hant": "zh_TW", "zh-Hans": "zh_CN", "en": "en_US"}


class Head(HTMLParser):
    """The head of a page: its title, its links by what they are, its metadata by name, and its data."""

    def __init__(self, file):
        super().__init__()
        self.title, self.links, self.meta, self.data, self.reading = "", [], {}, None, ""
        self.feed(file.read_text(encoding="utf-8").partition("</head>")[0])

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.reading = found.get("type", tag)
        if tag == "link":
            self.links.append(found | {"rel": found["rel"].split()})
        if tag == "meta":
            self.meta[found.get("name") or found.get("property")] = found.get("content")

    def handle_data(self, data):
        if self.reading == "title":
            self.title += data
        if self.reading == "application/ld+json":
            self.data = json.loads(data)

    def handle_endtag(self, _):
        self.reading = ""

    def linked(self, **wanted):
        return [link for link in self.links if all(link.get(key) == value for key, value in wanted.items())]


@pytest.fixture(scope="module")
def heads(site):
    """Return the heads of all pages by locale and path."""
    return {(locale, path): Head(site / locale / path / "index.html") for locale in LOCALES for path in PATHS}


def test_no_two_pages_have_the_same_title_or_description(heads):
    for texts in ([h.title for h in heads.values()], [h.meta["description"] for h in heads.values()]):
        assert all(texts)
        assert sorted(text for text in set(texts) if texts.count(text) > 1) == []


def test_each_page_names_itself_and_its_other_locales(heads, address, site):
    for (locale, path), head in heads.items():
        (canonical,) = head.linked(rel=["canonical"])
        assert canonical["href"] == f"{address}/{locale}/{path}"
        others = {link["hreflang"]: link["href"] for link in head.links if "hreflang" in link}
        expected = {other: f"{address}/{other}/{path}" for other in LOCALES}
        assert others == expected | {"x-default": expected["en"]}
        assert all((site / other / path / "index.html").exists() for other in LOCALES)


def test_the_sitemaps_name_the_same_locales(heads, site):
    for locale in LOCALES:
        for entry in ElementTree.parse(site / locale / "sitemap.xml").getroot():  # noqa: S314, our own
            address = entry[0].text
            (head,) = (h for h in heads.values() if h.linked(rel=["canonical"], href=address))
            links = {link.get("hreflang"): link.get("href") for link in entry.iter(f"{XHTML}link")}
            assert links == {link["hreflang"]: link["href"] for link in head.links if "hreflang" in link}


def test_a_shared_link_shows_the_page_and_an_image_of_its_locale(heads, address, site):
    for (locale, path), head in heads.items():
        assert head.meta["og:title"] in head.title
        assert head.meta["og:description"] == head.meta["description"]
        assert head.meta["og:url"] == f"{address}/{locale}/{path}"
        assert head.meta["og:locale"] == TERRITORIES[locale]
        assert head.meta["og:image"] == f"{address}/assets/social/{locale}.png"
    for locale in LOCALES:
        image = (site / "assets" / "social" / f"{locale}.png").read_bytes()
        assert struct.unpack(">II", image[16:24]) == (1200, 630)
        assert len(image) <= 60_000


def test_the_course_and_its_lessons_are_described_as_data(heads):
    kinds = {place: head.data["@type"] for place, head in heads.items() if head.data}
    assert {path for (_, path), kind in kinds.items() if kind == "Course"} == {""}
    lessons = {path for (_, path), kind in kinds.items() if kind == "LearningResource"}
    assert lessons == {path for path in PATHS if path.startswith(("lessons/", "labs/"))}
    lesson, course = heads["en", "lessons/scoring-a-guess/"].data, heads["en", ""].data
    assert lesson["isPartOf"]["@id"] == course["@id"] == course["url"]
    assert lesson["name"] == "Scoring a guess: loss functions"
    assert lesson["timeRequired"].startswith("PT")


def test_language_models_find_every_page(site, address):
    root = (site / "llms.txt").read_text(encoding="utf-8")
    for locale in LOCALES:
        assert f"]({address}/{locale}/llms.txt)" in root
        text = (site / locale / "llms.txt").read_text(encoding="utf-8")
        assert [path for path in PATHS if f"]({address}/{locale}/{path}): " not in text] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_feed_has_the_changes(heads, site, address, locale):
    (link,) = heads[locale, ""].linked(type="application/atom+xml")
    feed = ElementTree.parse(site / locale / link["href"]).getroot()  # noqa: S314, our own
    page = (site / locale / "changes" / "index.html").read_text(encoding="utf-8")
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == page.count("<h2 id=") > 1
    for entry in entries:
        target, _, day = entry.find(f"{ATOM}id").text.partition("#")
        assert target == f"{address}/{locale}/changes/"
        assert f'<h2 id="{day}">' in page
        assert entry.find(f"{ATOM}updated").text == f"{day}T00:00:00Z"
        assert "<li>" in entry.find(f"{ATOM}content").text


TO_SIMPLIFIED = opencc.OpenCC("t2s")


@pytest.mark.parametrize("pattern", ["feed.xml", "llms.txt", "*.ipynb", "*.py"])
def test_what_readers_of_simplified_chinese_take_along_is_in_their_script(site, pattern):
    files = [*(site / "zh-Hans").rglob(pattern)]
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert files
    assert [
        file for file, text in zip(files, texts, strict=True) if TO_SIMPLIFIED.convert(text) != text
    ] == []


def test_the_language_menu_asks_for_nothing_that_is_not_there(visitor, address):
    visitor.watch()
    settled(visitor.open("en/lessons/start-here/"))
    sitemaps = {url for url in visitor.requests if url.endswith("sitemap.xml")}
    assert sitemaps == {f"{address}/en/sitemap.xml"}
    assert visitor.complaints == []


def test_who_took_a_wrong_turn_is_told_so_in_the_language_of_the_path(reader, site):
    visitor = reader()
    body = (site / "404.html").read_text(encoding="utf-8")
    visitor.page.route(
        "**/nowhere/**", lambda route: route.fulfill(status=404, body=body, content_type="text/html")
    )
    for locale in LOCALES:
        page = visitor.open(f"{locale}/nowhere/")
        words = read_words(locale)
        page.wait_for_function("title => document.title === title", arg=words["lost"])
        assert page.locator("h1:visible").all_inner_texts() == [words["lost"]]
        page.get_by_text(words["to_search"]).click()
        page.wait_for_url(f"**/{locale}/?q=")
        page.wait_for_function("document.activeElement.matches('.md-search__input')")
    page = visitor.open("nowhere/")
    assert page.locator("h1:visible").count() == len(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_each_locale_has_a_page_for_what_is_not_there(visitor, locale):
    page = visitor.open(f"{locale}/404.html")
    words = read_words(locale)
    assert page.locator("article h1").inner_text() == words["lost"]
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    page.get_by_text(words["to_home"]).click()
    page.wait_for_url(f"**/{locale}/")
    assert visitor.complaints == []
