import pytest

from lessonkit.common.faults import FaultError
from lessonkit.language.glossary import read_glossary

TERM = """terms:
  - id: loss
    zh-Hant: 損失
    zh-Hans: 损失
    en: loss
    definition: {zh-Hant: 猜得多差。, en: how bad a guess is}
phrases:
  回傳: 返回
"""


def read(tmp_path, text):
    path = tmp_path / "glossary.yml"
    path.write_text(text, encoding="utf-8")
    return read_glossary(path)


def test_terms_and_phrases_are_overrides(tmp_path):
    assert read(tmp_path, TERM).overrides() == {"損失": "损失", "回傳": "返回"}


def test_variants_convert_to_the_main_form_and_single_characters_do_not(tmp_path):
    glossary = read(
        tmp_path, TERM.replace("    en: loss\n", "    en: loss\n    also: {zh-Hant: [虧損, 損]}\n")
    )
    assert glossary.overrides() == {"損失": "损失", "虧損": "损失", "回傳": "返回"}


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("    en: loss\n", "", 2, "loss has no English form; add `en:`"),
        ("    zh-Hans: 损失\n", "", 2, "no Simplified Chinese form"),
        (", en: how bad a guess is", "", 2, "no definition; add `definition: {en: …}`"),
        ("phrases:\n", TERM[7 : TERM.index("phrases")] + "phrases:\n", 7, "loss is already the term loss"),
        ("    en: loss\n", "    en: [loss\n", 6, "not YAML"),
    ],
)
def test_flaws_are_named_with_their_line(tmp_path, old, new, line, words):
    with pytest.raises(FaultError) as refused:
        read(tmp_path, TERM.replace(old, new))
    assert words in refused.value.fault.message
    assert refused.value.fault.line == line
