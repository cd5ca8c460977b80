import markdown
import opencc
import pytest

from lessonkit.glossary import read_glossary
from lessonkit.simplified import converter, simplify

GLOSSARY = read_glossary()
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
        without = converter({key: value for key, value in overrides.items() if key != word})
        assert simplify(word) == form
        assert without.convert(word) != form, word


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("資料集的檔案", "数据集的文件"),
        ("把迴圈裡的變數印出來", "把循环里的变量打印出来"),
        ("橫列與直行", "行与列"),
        ("正規化不是正則化", "归一化不是正则化"),
        ("「全域最小值」", "“全局最小值”"),
        ("平行線與平行運算", "平行线与并行计算"),
    ],
)
def test_words_in_context(traditional, simplified):
    assert simplify(traditional) == simplified


PAGE = """
# 資料 {#data}

變數 `變數` 與 [連結](#資料 "標題")，*變數*{lang=zh-Hant}。

```python
x = "資料"  # 變數
```
"""


def test_a_page_is_converted_with_its_headings_code_and_titles_but_not_its_links():
    engine = markdown.Markdown(
        extensions=["toc", "attr_list", "pymdownx.superfences", "lessonkit.simplified"]
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
