import re

import pytest

from lessonkit.common.faults import FaultError
from lessonkit.common.lined_yaml import entries
from lessonkit.language.interface_words import WORDS as WORDS_OF_ALL
from lessonkit.language.interface_words import load, read_words, usage_faults
from lessonkit.rendering.widgets import OFFERS, read_offer, widget_names

WORDS = """clue:
  zh-Hant: 提示：損失
  en: Hint
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "words.yml"
    path.write_text(WORDS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("locale", "form"), [("zh-Hant", "提示：損失"), ("zh-Hans", "提示：损失"), ("en", "Hint")]
)
def test_a_word_in_each_locale(file, locale, form):
    assert read_words(locale, file) == {"clue": form}


def test_a_word_may_say_something_else_in_simplified_chinese(file):
    file.write_text("central: {zh-Hant: 中央, zh-Hans: 中心, en: central}\n", encoding="utf-8")
    assert [read_words(locale, file)["central"] for locale in ("zh-Hant", "zh-Hans")] == ["中央", "中心"]


def test_a_word_without_a_language_is_refused_with_its_line(file):
    file.write_text(WORDS.replace("  en: Hint\n", ""), encoding="utf-8")
    with pytest.raises(FaultError) as refused:
        read_words("en", file)
    assert str(refused.value.fault).endswith("words.yml:2: the word clue has no en form; add `en:`")


def test_a_word_cut_in_two_by_a_comma_is_refused(file):
    file.write_text("many: {zh-Hant: 第 1,000 個, en: many}\n", encoding="utf-8")
    with pytest.raises(FaultError, match="quote a text that holds a comma"):
        read_words("en", file)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ('word("clue")', None),
        ('word("tip")', "page.js:1: the word tip is not in words.yml; add it"),
        ("", "words.yml:2: no script or template asks for the word clue"),
    ],
)
def test_words_and_those_who_ask_for_them_agree(file, tmp_path, monkeypatch, code, fault):
    monkeypatch.setattr("lessonkit.language.interface_words.THEME", tmp_path)
    (tmp_path / "page.js").write_text(code, encoding="utf-8")
    found = [str(found) for found in usage_faults(file, tmp_path)]
    assert found == [] if fault is None else any(fault in one for one in found), found


@pytest.mark.parametrize(("text", "fault"), [("a: [", "this is not YAML"), ("- a", "this is not a mapping")])
def test_a_file_that_holds_no_words_is_refused(file, text, fault):
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FaultError, match=fault):
        read_words("en", file)


# “{moves} moves”, also of a single one; `all` is a list.
COUNTED = re.compile(r"\{(?!all\})\w+\} (?!has\b|times\b)[a-z]{3,}s\b")


def english(node):
    """Yield the English texts of a file of words."""
    for key, value in entries(node).items():
        if key == "en" and isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from english(value)


def test_english_words_behind_a_number_have_a_form_for_one():
    texts = [text for path in (WORDS_OF_ALL, *OFFERS.glob("*.yml")) for text in english(load(path))]
    assert [text for text in texts if COUNTED.search(text)] == []
    assert any("|" in text for text in texts)


@pytest.mark.parametrize("name", widget_names())
def test_a_unit_has_a_form_for_one(name):
    units = [control.get("unit", "") for control in read_offer(name, "en")["controls"].values()]
    assert [unit for unit in units if unit.endswith("s") and "|" not in unit] == []
