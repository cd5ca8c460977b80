"""Taken words: feed, search index and llms.txt of a built locale say what its pages say."""

import html
import json
import re
from collections.abc import Iterator
from functools import partial
from itertools import takewhile
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.faults import Fault
from lessonkit.common.fingerprints import fingerprint, surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.proofreading.legible import page_of
from lessonkit.proofreading.taken_along import MEND
from lessonkit.proofreading.texts_along import ENTRY
from lessonkit.searching.search_text import TAG, searchable
from lessonkit.taking.news import CHANGES

TOLD = LastMade("told")  # of each page, that what is said of it elsewhere is what it says
ATOM = "{http://www.w3.org/2005/Atom}"
BLANK = re.compile(r"[\s\u200b]+")
BREAK = re.compile("\u200b")  # where the search may divide Chinese
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def taken_words(config: MkDocsConfig) -> Iterator[Fault]:
    """Yield where feed, index or llms.txt of a built locale part from its pages."""
    site, pages = Path(config.site_dir), Path(config.docs_dir)
    yield from feed_faults(site, pages)
    waiting, made_with = told(site, config.site_url), surroundings()
    for file in sorted(site.rglob("index.html")):
        name = file.relative_to(site).parent.as_posix().removeprefix(".")
        address = f"{name}/" if name else ""
        place, entries, built = config.site_url + address, waiting.pop(address, []), file.read_bytes()
        key = fingerprint(made_with, built, json.dumps(entries))
        find = partial(page_faults, built.decode(), address, entries)
        found = TOLD.unless_faultless(place, partial(str, key), find)  # of what was read above
        page = page_of(Path(name, "index.html"), pages)
        yield from (Fault(page, 1, f"{message}; {MEND}") for message in found)
    for address in waiting:
        page = page_of(Path(address, "index.html"), pages)
        yield Fault(page, 1, f"index or llms.txt lead to {address}, where nothing is; {MEND}")


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


def told(site: Path, address: str) -> dict[str, list]:
    """Return what a locale says of its pages elsewhere, by their addresses: entries of index and llms.txt."""
    found: dict[str, list] = {}
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for doc in index["docs"]:
        found.setdefault(doc["location"].partition("#")[0], []).append(doc)
    for entry in map(ENTRY.fullmatch, (site / "llms.txt").read_text(encoding="utf-8").split("\n")):
        if entry:
            found.setdefault(entry["address"].removeprefix(address), []).append(entry.groupdict())
    return found


def page_faults(built: str, address: str, entries: list[dict]) -> Iterator[str]:
    """Yield what index and llms.txt say of a page at an address, and the page does not."""
    page = lxml.html.document_fromstring(built)
    docs = [entry for entry in entries if "location" in entry]
    there = iter(numbers(searchable(built.partition("<article")[2])))
    text = " ".join(f"{doc['title']} {doc['text']}" for doc in docs)
    if lost := next((number for number in numbers(text) if number not in there), None):
        yield f"the search index has {lost} where the page does not"
    known = {doc["location"]: BLANK.sub("", html.unescape(TAG.sub("", doc["title"]))) for doc in docs}
    article = page.find(".//article")
    for heading in article.xpath(".//*[self::h1 or self::h2 or self::h3 or self::h4][@id]"):
        place = address if heading.tag == "h1" else f"{address}#{heading.get('id')}"
        if known.pop(place, None) != words(without_link(heading)):
            yield f"the search index has no entry, or another, for {place}"
    yield from (f"the search index leads to {place}, where nothing is" for place in known)
    for entry in (entry for entry in entries if "description" in entry):
        (description,) = page.xpath('//meta[@name="description"]/@content')
        title = without_link(article.find(".//h1")).text_content().strip()
        if (entry["title"], entry["description"]) != (title, description):
            yield "llms.txt has another title or description of this page"


def without_link(heading: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """Return a heading without the link to itself that the site adds."""
    for link in heading.xpath('.//a[@class="headerlink"]'):
        link.drop_tree()
    return heading


def numbers(text: str) -> list[str]:
    """Return the numbers of a text, in order."""
    return NUMBER.findall(TAG.sub(" ", BREAK.sub("", text)))
