"""The names that readers look for, those of other books and of the other script, lead to the term."""

import json
from types import SimpleNamespace

import pytest

from lessonkit.searching.search_text import Searchable
from lessonkit.searching.synonyms import longer, sought, synonyms

TERM = {
    "id": "chain-rule",
    "zh-Hant": "連鎖律",
    "zh-Hans": "链式法则",
    "en": "chain axis",
    "also": {"en": ["CR"]},
    "avoid": {"zh-Hant": ["連鎖法則"], "en": ["chain axe"]},
}


def test_an_english_reader_looks_for_english_names_and_irregular_plurals():
    assert sought(TERM, "en") == ["chain axis", "CR", "chain axe", "chain axes"]


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("zh-Hant", ["連鎖律", "連鎖法則", "鏈式法則", "链式法则"]),
        ("zh-Hans", ["链式法则", "连锁律", "連鎖律"]),
    ],
)
def test_a_chinese_reader_looks_for_the_names_of_both_sides_in_either_script(locale, names):
    assert set(names) | {"CR"} <= set(sought(TERM, locale))


def test_names_lie_at_the_section_that_introduces_the_term_or_else_in_the_glossary():
    names = synonyms("en", {})
    assert "standardisation" in names["lessons/two-knobs-and-scaling/#standardize"]["names"].split()
    assert "dataset" in names["glossary/"]["names"].split()


@pytest.mark.parametrize(("locale", "title"), [("en", "The learning rate"), ("zh-Hans", "一步：学习率")])
def test_names_lie_where_a_title_says_the_term_as_well(locale, title):
    names = synonyms(locale, {"lessons/a/": title})["lessons/a/"]
    assert {"learning", "rate"} <= {word for kind in names.values() for word in kind.split()}


@pytest.mark.parametrize(
    ("word", "name", "weighs_less"),
    [
        ("模型偏差", "模型偏差", True),
        ("模型", "模型", False),
        ("模", "模", False),
        ("model", "model bias", True),
        ("rate", "learning rate", False),
        ("model", "model", False),
        ("models", "models", False),
    ],
)
def test_what_is_a_name_by_itself_weighs_less_in_another_name(word, name, weighs_less):
    assert longer(word, name, {"模型", "model", "bias", "model bias"}) is weighs_less


def test_the_index_holds_the_names_and_weighs_them_above_titles(tmp_path):
    place = tmp_path / "search" / "search_index.json"
    place.parent.mkdir()
    docs = [{"location": "lessons/scoring-a-guess/", "title": "\u200b損失\u200b函數", "text": ""}]
    index = {"config": {"fields": {"title": {"boost": 1000}}}, "docs": docs}
    place.write_text(json.dumps(index), encoding="utf-8")
    extra = {"locale": "zh-Hant", "words": {"understood": "…"}}
    Searchable().on_post_build(SimpleNamespace(site_dir=tmp_path, extra=extra))
    written = json.loads(place.read_text(encoding="utf-8"))
    assert "代價函數" not in written["docs"][0]["title"]
    assert written["docs"][0]["names"] == ""  # the first section that says it in bold introduces it
    assert "function" in written["docs"][0]["titled"].split()
    assert "loss" in written["docs"][0]["longer"].split()
    assert written["config"]["fields"]["names"]["boost"] > 1000
