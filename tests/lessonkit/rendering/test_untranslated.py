import markdown
import pytest


def built(text, *names):
    return markdown.markdown(text, extensions=[*names, "lessonkit.rendering.untranslated"])


def test_code_in_a_sentence_is_marked():
    assert built("Call `f(x)` now") == '<p>Call <code translate="no">f(x)</code> now</p>'


@pytest.mark.parametrize("names", [["pymdownx.superfences"], ["fenced_code"]])
def test_a_block_of_code_is_marked_once(names):
    html = built("```python\nx = 1\n```\n\nthen `x`", *names)
    assert html.count('<pre translate="no"') == 1
    assert html.count("translate") == 2


def test_a_formula_is_marked():
    generic = {"pymdownx.arithmatex": {"generic": True}}
    names = [*generic, "lessonkit.rendering.formulas", "lessonkit.rendering.untranslated"]
    assert '<x-math translate="no" ' in markdown.markdown("$x$", extensions=names, extension_configs=generic)
