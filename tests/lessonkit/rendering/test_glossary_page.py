from xml.etree import ElementTree

import markdown
import pytest

from lessonkit.language.glossary import read_glossary


def listed(locale):
    extensions = {"lessonkit.language.simplified": {}} if locale == "zh-Hans" else {}
    html = markdown.markdown(
        "資料\n\n[terms]\n",
        extensions=[*extensions, "lessonkit.rendering.glossary_page"],
        extension_configs={"lessonkit.rendering.glossary_page": {"locale": locale}},
    )
    return ElementTree.fromstring(f"<body>{html}</body>").find("dl")  # noqa: S314, our own


@pytest.mark.parametrize("locale", ["zh-Hant", "zh-Hans", "en"])
def test_every_term_is_listed_with_all_forms_and_a_definition(locale):
    names = {name.get("id"): name for name in listed(locale).findall("dt")}
    meanings = [meaning.text for meaning in listed(locale).findall("dd")]
    assert len(names) == len(meanings) == len(read_glossary().terms)
    assert all(meanings)
    for term in read_glossary().terms:
        name = names[term["id"]]
        assert name.find("strong").text.split(" · ")[0] == term[locale]
        forms = {span.get("lang"): span.text for span in name.findall("span[@lang]")}
        assert forms | {locale: term[locale]} == {form: term[form] for form in ("zh-Hant", "zh-Hans", "en")}


def notes(locale):
    """Return what the list says about each term besides its definition."""
    entries = listed(locale)
    names = [name.get("id") for name in entries.findall("dt")]
    found = ([" ".join(note.itertext()) for note in dd.findall("span")] for dd in entries.findall("dd"))
    return dict(zip(names, found, strict=True))


def test_words_that_differ_are_marked_in_words_and_scripts_that_differ_are_not():
    said = "Different words in Taiwan and mainland China"
    marked = {name for name, lines in notes("en").items() if said in lines}
    assert {"noise", "variance", "data-set"} <= marked
    assert not {"learning-rate", "loss-function"} & marked


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Introduced in  A model with two knobs: calibrating a thermometer"),
        ("zh-Hant", "介紹這個詞的一課： 兩個旋鈕的模型：校正溫度計"),
        ("zh-Hans", "介绍这个词的一课： 两个旋钮的模型：校准温度计"),
    ],
)
def test_a_term_leads_to_the_section_that_introduces_it(locale, said):
    assert said in notes(locale)["residual"]
    links = [link.get("href") for link in listed(locale).iter("a")]
    assert "lessons/a-line-with-two-knobs.md#residuals" in links


def test_names_of_other_books_are_listed_in_their_own_language():
    assert "別處也叫：激勵函數 · 激活函數" in notes("zh-Hant")["activation-function"]
    assert not any("激" in note for note in notes("zh-Hans")["activation-function"])


def test_definitions_in_simplified_chinese_are_converted():
    text = "".join(listed("zh-Hans").itertext())
    assert "数据" in text
    assert "用資料" not in text
