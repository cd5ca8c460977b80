import re

import markdown

from lessonkit.searching.script_variants import variants
from lessonkit.searching.search_text import searchable

EXTENSIONS = [
    "pymdownx.superfences",
    "pymdownx.highlight",
    "pymdownx.arithmatex",
    "lessonkit.rendering.formulas",
]
OPTIONS = {"pymdownx.arithmatex": {"generic": True}, "pymdownx.highlight": {"pygments_lang_class": True}}


def indexed(text):
    """Return what the search reads of a page in Markdown."""
    return searchable(markdown.markdown(text, extensions=EXTENSIONS, extension_configs=OPTIONS))


def test_formulas_are_read_as_characters():
    assert indexed(r"The rate $\eta$ and $\hat y$.") == (
        '<p>The rate <span class="arithmatex">η</span> and <span class="arithmatex">y^</span>.</p>'
    )


def test_a_power_is_read_as_one():
    assert "13³" in indexed("There are $13^3$ settings.")
    assert "xⁿ" in indexed("$x^n$")


def test_the_blanks_that_set_signs_apart_are_not_read():
    read = indexed(r"$d \cdot (q + \dots) = 2\,e_i\;\text{ at } x$")
    assert read == '<p><span class="arithmatex">d⋅(q+…)=2ei\xa0at\xa0x</span></p>'


def test_an_entry_of_the_glossary_is_read_as_a_paragraph_with_a_blank_before_each_form():
    entry = '<dl><dt><strong>MSE</strong><span class="form">均方誤差</span></dt><dd>a mean</dd></dl>'
    assert re.sub("</?(?!p)[a-z][^>]*>", "", searchable(entry)) == "<p>MSE 均方誤差 a mean</p>"


def test_code_is_read_without_its_colours_and_outputs_are_not_read():
    read = indexed("```python\ntorch.corrcoef(x)\n```\n\n```text\n0.97\n```\n\nBelow.")
    assert "<code>torch.corrcoef(x)\n</code>" in read
    assert "0.97" not in read
    assert "Below." in read


def test_drawings_are_not_read():
    assert (
        searchable('<figure data-search-exclude=""><svg><text>loss</text></svg></figure><p>A</p>')
        == "<p>A</p>"
    )


def test_the_script_of_the_text_is_searched():
    found = variants("學習率，係數，系統，系統")
    assert {sign: found.get(sign) for sign in "学习数系统率"} == {
        **{"学": "學", "习": "習", "数": "數", "统": "統"},
        **{"系": None, "率": None},  # the text uses them
    }
    assert variants("学习率")["學"] == "学"
