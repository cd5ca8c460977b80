"""Indexing: how pages get into the search's index: in words of the glossary, an unchanged page only once."""

import contextlib
import functools
import marshal
import re
from collections.abc import Callable
from pathlib import Path

import jieba
from material.plugins.search.plugin import SearchIndex
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

from lessonkit import CACHE
from lessonkit.common.fingerprints import fingerprint, installed, surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.common.lined_yaml import once_a_version
from lessonkit.common.whole_files import read_whole, write_at_once, write_whole
from lessonkit.language.glossary import read_glossary
from lessonkit.searching.search_text import searchable

WORDS = CACHE / "search-terms.txt"
KNOWN = CACHE / "search-words"  # what jieba makes of them
ENTRIES = LastMade("search")
OF_SEARCH = re.compile(r' data-search-\w+="[^"]*"')
HAN = re.compile("[\u2e80-\U0003ffff]")
BOOSTS = {
    "authors/": 0.2,
    "glossary/": 0.2,
    "where-ideas-come-from/": 0.5,
    "labs/": 0.7,
}  # most want a lesson


def write_words() -> None:
    """Write the glossary's Chinese terms as a dictionary for jieba, which takes texts apart by it."""
    forms = [(term, form) for term in read_glossary().terms for form in ("zh-Hant", "zh-Hans")]
    terms = {word for term, form in forms for word in [term[form], *term.get("also", {}).get(form, [])]}
    lines = "".join(f"{term} 100000 n\n" for term in sorted(terms) if not term.isascii()).encode()
    if not WORDS.exists() or WORDS.read_bytes() != lines:
        write_at_once(WORDS, lines)  # another locale, built at the same time, may be reading it


@once_a_version
def teach_words(path: Path) -> None:
    """Let jieba know the words of a dictionary, beside its own; an English page does not need it.

    It reads what it stores itself, in a folder for all users, three times as slowly as this.
    """
    key = fingerprint(installed(), path.read_bytes())
    if stored := read_whole(KNOWN, key):
        know(*marshal.loads(stored))  # noqa: S302, as we stored it
        return
    know(*jieba.dt.gen_pfdict(jieba.dt.get_dict_file()))  # else words that it learned twice count twice
    with path.open("rb") as file:
        jieba.load_userdict(file)
    with contextlib.suppress(OSError):
        write_whole(KNOWN, marshal.dumps((jieba.dt.FREQ, jieba.dt.total)), key)


def know(counts: dict[str, int], total: int) -> None:
    """Let jieba expect each word as often as this, and all of them together."""
    jieba.dt.FREQ, jieba.dt.total, jieba.dt.initialized = counts, total, True


class Indexed:
    """Gives Material's index what is searchable of a page, and what was made of the same page before.

    To take the pages of a locale apart takes 0.3 s, to look for the marks of the search alone a third of it.
    """

    def on_config(self, config: MkDocsConfig, **_) -> None:
        write_words()

    def on_env(self, _env: object, config: MkDocsConfig, **_) -> None:
        index = config.plugins["material/search"].search_index
        self.locale, self.made_with = config.extra["locale"], fingerprint(surroundings(), WORDS.read_bytes())
        index.add_entry_from_context = functools.partial(self.add, index, index.add_entry_from_context)

    @event_priority(100)
    def _before_search(self, context: dict, page: Page, **_) -> None:
        self.content, page.content = page.content, ""
        for place, boost in BOOSTS.items():
            if page.url.startswith(place):
                page.meta["search"] = {"boost": boost}

    @event_priority(-100)
    def _after_search(self, context: dict, page: Page, **_) -> None:
        page.content = OF_SEARCH.sub("", self.content)

    on_page_context = CombinedEvent(_before_search, _after_search)

    def add(self, index: SearchIndex, add: Callable[[Page], None], page: Page) -> None:
        """Add the entries of a page to the index."""
        place = f"{self.locale}/{page.url}"
        names = repr([page.title, page.meta.get("search"), *map(str, page.toc)])
        key = fingerprint(self.made_with, self.content, names)
        if known := ENTRIES.get(place, key):
            index.entries.extend(known)
            return
        if HAN.search(self.content):  # as nowhere on an English page
            teach_words(WORDS)
        before = len(index.entries)
        page.content = searchable(self.content)
        add(page)
        ENTRIES.keep(place, key, index.entries[before:])
