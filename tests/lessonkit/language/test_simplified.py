from pathlib import Path

import markdown
import opencc
import pytest
import yaml

from lessonkit.language.conversion import Conversion
from lessonkit.language.glossary import read_glossary
from lessonkit.language.simplified import simplify

GLOSSARY = read_glossary()
LIST = yaml.safe_load(Path(__file__).with_name("conversions.yml").read_text(encoding="utf-8"))
SENTENCES = [pair for group in LIST.values() for pair in group.items()]
TO_SIMPLIFIED = opencc.OpenCC("t2s")


@pytest.mark.parametrize("term", GLOSSARY.terms, ids=lambda term: term["id"])
def test_every_term_comes_out_as_the_glossary_says(term):
    assert simplify(term["zh-Hant"]) == term["zh-Hans"]


@pytest.mark.parametrize("term", GLOSSARY.terms, ids=lambda term: term["id"])
def test_no_traditional_character_is_left_in_a_definition(term):
    text = simplify(term["definition"]["zh-Hant"])
    assert TO_SIMPLIFIED.convert(text) == text


def test_every_phrase_is_needed():
    overrides = GLOSSARY.overrides()
    for word, form in GLOSSARY.phrases.items():
        without = Conversion({key: value for key, value in overrides.items() if key != word}, GLOSSARY.words)
        assert simplify(word) == form
        assert without(word) != form, word


def test_every_word_is_needed_by_a_sentence():
    for word in GLOSSARY.words:
        without = Conversion(GLOSSARY.overrides(), [other for other in GLOSSARY.words if other != word])
        assert any(without(traditional) != simplified for traditional, simplified in SENTENCES), word


@pytest.mark.parametrize(("traditional", "simplified"), SENTENCES, ids=lambda text: text)
def test_sentences_come_out_as_a_mainland_author_writes_them(traditional, simplified):
    assert simplify(traditional) == simplified


def test_there_are_enough_sentences():
    assert len(SENTENCES) >= 150


PAGE = """
# 資料 {#data}

變數 `變數` 與 [連結](#資料 "標題")，*變數*{lang=zh-Hant}。

```python
x = "資料"  # 變數
```
"""


def test_a_page_is_converted_with_its_headings_code_and_titles_but_not_its_links():
    engine = markdown.Markdown(
        extensions=["toc", "attr_list", "pymdownx.superfences", "lessonkit.language.simplified"]
    )
    html = engine.convert(PAGE)
    assert engine.toc_tokens[0]["name"] == "数据"
    for part in (
        'id="data"',
        "变量 <code>变量</code>",
        'title="标题"',
        'href="#資料"',
        '<em lang="zh-Hant">變數</em>',
    ):
        assert part in html
