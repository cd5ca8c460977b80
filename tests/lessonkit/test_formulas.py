import markdown
import pytest

from lessonkit.formulas import FormulaError, render


def test_a_formula_is_for_eye_and_ear():
    html = render(r"\hat y = w \cdot x + b", display=False)
    assert "<math" in html
    assert "katex-html" in html


def test_an_ampersand_reaches_katex():
    engine = markdown.Markdown(
        extensions=["pymdownx.arithmatex", "lessonkit.formulas"],
        extension_configs={"pymdownx.arithmatex": {"generic": True}},
    )
    html = engine.convert("$$\n\\begin{cases} a & b < c \\\\ d & e \\end{cases}\n$$")
    assert "amp;" not in html.replace("&amp;", "")
    assert html.count("<mtr>") == 2
    assert html.count("<mtd>") == 4


def test_a_wrong_formula_is_refused():
    with pytest.raises(FormulaError, match="KaTeX parse error"):
        render(r"\frac{1", display=False)
