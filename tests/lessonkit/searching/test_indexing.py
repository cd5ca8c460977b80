"""An unchanged page is taken apart for the search only once, in words of the glossary."""

import os
from types import SimpleNamespace

import jieba
import pytest
from material.plugins.search.plugin import SearchIndex

from lessonkit.common import last_made
from lessonkit.searching import indexing
from lessonkit.searching.indexing import Indexed, teach_words


@pytest.fixture
def add(monkeypatch, tmp_path):
    """Return a function that indexes a page in a new build, with its entries; `parsed` is what it read."""
    monkeypatch.setattr(last_made, "STORE", tmp_path / "made")
    monkeypatch.setattr(indexing, "WORDS", tmp_path / "words.txt")
    parsed = []
    original = SearchIndex.add_entry_from_context

    def parse(index, page):
        parsed.append(page.url)
        original(index, page)

    monkeypatch.setattr(SearchIndex, "add_entry_from_context", parse)

    def add(content, words="", locale="en", url="a/", **meta):
        indexing.WORDS.write_text(words, encoding="utf-8")
        index = SearchIndex()
        config = SimpleNamespace(
            extra={"locale": locale}, plugins={"material/search": SimpleNamespace(search_index=index)}
        )
        indexed = Indexed()
        indexed.on_env(None, config)
        for one in (url, "another/"):
            page = SimpleNamespace(content=content, title="A", url=one, toc=[], meta=meta)
            indexed._before_search({}, page)
            index.add_entry_from_context(page)
            indexed._after_search({}, page)
            assert page.content == content
        return index.entries

    add.parsed = parsed
    return add


def test_the_same_page_has_the_same_entries_without_being_read_again(add):
    entries = add("<h1>A</h1><p>One.</p>")
    assert [entry["location"] for entry in entries] == ["a/", "another/"]
    assert add("<h1>A</h1><p>One.</p>") == entries
    assert add.parsed == ["a/", "another/"]


@pytest.mark.parametrize(
    "changed",
    [
        {"content": "<p>Two.</p>"},
        {"words": "梯度 100000 n\n"},
        {"locale": "zh-Hant"},
        {"url": "b/"},
        {"search": {"boost": 2}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_decides_the_entries_makes_them_anew(add, changed):
    add(content="<p>One.</p>")
    add.parsed.clear()
    add(**{"content": "<p>One.</p>"} | changed)
    assert changed.get("url", "a/") in add.parsed


def test_words_that_are_learned_again_count_as_they_did(tmp_path, monkeypatch):
    """What jieba is taught twice counts twice otherwise, and the next locale is divided into other words."""
    words = tmp_path / "words.txt"
    words.write_text("學習率 100000 n\n", encoding="utf-8")
    totals = set()
    for changed in (1, 2):
        monkeypatch.setattr(indexing, "KNOWN", tmp_path / str(changed))
        os.utime(words, (changed, changed))
        teach_words(words)
        totals.add(jieba.dt.total)
    assert len(totals) == 1


def test_what_was_learned_is_read_from_the_store_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(indexing, "KNOWN", tmp_path / "known")
    words = tmp_path / "words.txt"
    words.write_text("學習率 100000 n\n", encoding="utf-8")
    teach_words(words)
    known = dict(jieba.dt.FREQ), jieba.dt.total
    os.utime(words, (1, 1))  # as another process would, it reads what this one stored
    monkeypatch.setattr(jieba.dt, "gen_pfdict", None)
    teach_words(words)
    assert (jieba.dt.FREQ, jieba.dt.total) == known
    assert next(jieba.cut_for_search("學習率是幾")) == "學習率"
