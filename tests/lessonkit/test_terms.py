from xml.etree import ElementTree

import markdown
import pytest

from lessonkit.glossary import read_glossary


def listed(locale):
    extensions = {"lessonkit.simplified": {}} if locale == "zh-Hans" else {}
    html = markdown.markdown(
        "資料\n\n[terms]\n",
        extensions=[*extensions, "lessonkit.terms"],
        extension_configs={"lessonkit.terms": {"locale": locale}},
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


def test_words_that_differ_are_marked_and_scripts_that_differ_are_not():
    marked = {
        name.get("id")
        for name in listed("en").findall("dt")
        if name.find("span[@class='differs']") is not None
    }
    assert {"noise", "variance", "data-set"} <= marked
    assert not {"learning-rate", "loss-function"} & marked


def test_definitions_in_simplified_chinese_are_converted():
    text = "".join(listed("zh-Hans").itertext())
    assert "数据" in text
    assert "用資料" not in text
