"""Text that one Chinese script alone shows."""

from pathlib import Path

import pytest

from lessonkit.common.faults import FaultError
from lessonkit.proving import outputs, site
from lessonkit.reading.only_in import AS_WRITTEN, only_in
from lessonkit.reading.pages import Page

PATH = Path("page.md")


@pytest.mark.parametrize(
    ("text", "traditional", "simplified"),
    [
        ("照{zh-Hant: 臺灣}{zh-Hans: 大陸}的說法", "照臺灣的說法", "照大陸的說法"),
        ("一\n\n{zh-Hans: 二}\n\n三", "一\n\n\n\n三", "一\n\n二\n\n三"),
        ("- 一\n{zh-Hans:- 二}\n- 三", "- 一\n\n- 三", "- 一\n- 二\n- 三"),
        ("`{zh-Hans: 甲}`", "`{zh-Hans: 甲}`", "`{zh-Hans: 甲}`"),
        ("{zh-Hans: 用 `x` 和 **乙**}", "", "用 `x` 和 **乙**"),
    ],
)
def test_each_script_shows_its_own(text, traditional, simplified):
    assert only_in(text, "zh-Hant", PATH) == traditional
    assert only_in(text, "zh-Hans", PATH) == simplified
    assert only_in(text, AS_WRITTEN, PATH) == text


def test_an_example_in_a_fence_stays_as_it_is():
    text = "````markdown\n{zh-Hans: 甲}\n````\n{zh-Hans: 乙}"
    assert only_in(text, "zh-Hant", PATH) == "````markdown\n{zh-Hans: 甲}\n````\n"


@pytest.mark.parametrize(
    ("text", "locale", "message"),
    [
        ("一\n\n{zh-Hans: 二\n三}", "zh-Hant", "page.md:3: this text for one script has no end; write"),
        ("{zh-Hant: $x_{1}$}", "zh-Hant", "page.md:1: this text for one script has no end; write"),
        ("## 一{zh-Hans: 二} {#id}", "zh-Hans", "page.md:1: a heading is the same in both scripts"),
        ("One {zh-Hans: 二}", "en", "page.md:1: an English page has no text for one Chinese script"),
    ],
)
def test_a_mark_that_cannot_be_read_is_refused_with_its_line(text, locale, message):
    with pytest.raises(FaultError, match=message):
        only_in(text, locale, PATH)


def test_a_page_is_read_as_a_locale_shows_it(tmp_path):
    path = tmp_path / "page.md"
    path.write_text("甲{zh-Hant: 乙}{zh-Hans: 丙}\n", encoding="utf-8")
    assert [Page.read(path, locale).text for locale in ("", "zh-Hans")] == ["甲乙\n", "甲丙\n"]


def test_updating_outputs_keeps_the_marks(tmp_path):
    path = tmp_path / "page.md"
    text = '```python\nn = 3\n```\n\n{zh-Hant: 有}{zh-Hans: 共有} `%s`{ value="n" } 個。\n'
    path.write_text(text % 2, encoding="utf-8")
    assert outputs.update(path)
    assert path.read_text(encoding="utf-8") == text % 3


@pytest.fixture
def faults(tmp_path, monkeypatch):
    """Return the faults that a page has in Simplified Chinese alone, given its Chinese and English text."""
    monkeypatch.setattr(site, "DOCS", tmp_path)

    def found(chinese, english):
        for language, text in (("zh-Hant", chinese), ("en", english)):
            (tmp_path / language).mkdir(exist_ok=True)
            (tmp_path / language / "page.md").write_text(text, encoding="utf-8")
        return [
            f"{fault.path.name}:{fault.line}: {fault.message}" for fault in site.simplified_faults("page.md")
        ]

    return found


def test_simplified_chinese_is_proven_as_any_page(faults):
    assert faults("甲{zh-Hant: 乙}{zh-Hans: 丙}\n", "A\n") == []
    assert faults("甲\n\n{zh-Hans: 乙}\n", "A\n\nB\n") == []
    (fault,) = faults("甲{zh-Hans: 有 3.25 個}\n", "A 3.25\n")
    assert fault.startswith("page.md:1: nothing computes 3.25")
    assert [fault for fault in faults("甲\n\n{zh-Hans: 乙}\n", "A\n") if "lacks this paragraph" in fault]
    (fault,) = faults("甲{zh-Hans: 數據}\n", "A\n")
    assert fault.startswith("page.md:1: “數據” is not this course's word; write 資料")


def test_code_is_proven_as_converted(faults):
    code = '```python\nlen("程式碼")\n```\n\n```text\n3\n```\n'
    (fault,) = faults(code, code)
    assert fault.startswith("page.md:6: in Simplified Chinese, ")
