"""Taken words: feed, search index and llms.txt of a built locale say what its pages say."""

import html
import json
import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.faults import Fault
from lessonkit.proofreading.legible import page_of
from lessonkit.proofreading.taken_along import MEND
from lessonkit.proofreading.texts_along import ENTRY
from lessonkit.searching.search_text import TAG, searchable
from lessonkit.taking.news import CHANGES

ATOM = "{http://www.w3.org/2005/Atom}"
BLANK = re.compile(r"[\s\u200b]+")
BREAK = re.compile("\u200b")  # where the search may divide Chinese
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def taken_words(config: MkDocsConfig) -> Iterator[Fault]:
    """Yield where feed, index or llms.txt of a built locale part from its pages."""
    site, pages = Path(config.site_dir), Path(config.docs_dir)
    yield from feed_faults(site, pages)
    yield from index_faults(site, pages)
    yield from list_faults(site, pages, config.site_url)


def article(file: Path) -> lxml.html.HtmlElement:
    """Return what a built page says about itself, without what surrounds it."""
    return lxml.html.document_fromstring(file.read_text(encoding="utf-8")).find(".//article")


def words(element: lxml.html.HtmlElement) -> str:
    """Return the text of an element without blanks."""
    return BLANK.sub("", element.text_content())


def feed_faults(site: Path, pages: Path) -> Iterator[Fault]:
    """Yield the days of the changes that the feed lacks, or about which it says something else."""
    feed = ElementTree.parse(site / "feed.xml")  # noqa: S314, our own
    told = {
        entry.findtext(f"{ATOM}id").partition("#")[2]: words(
            lxml.html.fromstring(entry.findtext(f"{ATOM}content"))
        )
        for entry in feed.iter(f"{ATOM}entry")
    }
    if not (pages / CHANGES).exists():
        return
    lines = (pages / CHANGES).read_text(encoding="utf-8").split("\n")
    for heading in article(site / "changes" / "index.html").iter("h2"):
        day = heading.get("id")
        below = takewhile(lambda element: element.tag not in ("h2", "footer"), heading.itersiblings())
        said = "".join(map(words, below))
        if told.get(day) != said:
            line = next(number for number, text in enumerate(lines, 1) if f"#{day}" in text)
            yield Fault(pages / CHANGES, line, f"feed.xml says something else about {day}; {MEND}")


def index_faults(site: Path, pages: Path) -> Iterator[Fault]:
    """Yield the pages of which the search index has a number that they do not have at that place."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for doc in index["docs"]:
        name = doc["location"].partition("#")[0]
        found[name] = f"{found.get(name, '')} {doc['title']} {doc['text']}"
    yield from entry_faults(site, pages, index["docs"])
    for name, text in found.items():
        built = (site / name / "index.html").read_text(encoding="utf-8").partition("<article")[2]
        there = iter(numbers(searchable(built)))
        if lost := next((number for number in numbers(text) if number not in there), None):
            page = page_of(Path(name, "index.html"), pages)
            yield Fault(page, 1, f"the search index has {lost} where the page does not; {MEND}")


def entry_faults(site: Path, pages: Path, docs: list[dict]) -> Iterator[Fault]:
    """Yield the pages whose headings are not those that the search index leads to."""
    entries = {doc["location"]: BLANK.sub("", html.unescape(TAG.sub("", doc["title"]))) for doc in docs}
    for file in sorted(site.rglob("index.html")):
        name = file.relative_to(site).parent.as_posix().removeprefix(".")
        address = f"{name}/" if name else ""
        for heading in article(file).xpath(".//*[self::h1 or self::h2 or self::h3 or self::h4][@id]"):
            place = address if heading.tag == "h1" else f"{address}#{heading.get('id')}"
            if entries.pop(place, None) != words(without_link(heading)):
                page = page_of(Path(name, "index.html"), pages)
                yield Fault(page, 1, f"the search index has no entry, or another, for {place}; {MEND}")
    for place in entries:
        page = page_of(Path(place.partition("#")[0], "index.html"), pages)
        yield Fault(page, 1, f"the search index leads to {place}, where nothing is; {MEND}")


def without_link(heading: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """Return a heading without the link to itself that the site adds."""
    for link in heading.xpath('.//a[@class="headerlink"]'):
        link.drop_tree()
    return heading


def numbers(text: str) -> list[str]:
    """Return the numbers of a text, in order."""
    return NUMBER.findall(TAG.sub(" ", BREAK.sub("", text)))


def list_faults(site: Path, pages: Path, address: str) -> Iterator[Fault]:
    """Yield the pages that llms.txt names by another title or description than their own."""
    entries = map(ENTRY.fullmatch, (site / "llms.txt").read_text(encoding="utf-8").split("\n"))
    for entry in filter(None, entries):
        name = entry["address"].removeprefix(address)
        page = lxml.html.document_fromstring((site / name / "index.html").read_text(encoding="utf-8"))
        (description,) = page.xpath('//meta[@name="description"]/@content')
        title = without_link(page.find(".//article//h1"))
        if (entry["title"], entry["description"]) != (title.text_content().strip(), description):
            source = page_of(Path(name, "index.html"), pages)
            yield Fault(source, 1, f"llms.txt has another title or description of this page; {MEND}")
