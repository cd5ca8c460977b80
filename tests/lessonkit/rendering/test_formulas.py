import markdown
import pytest

from lessonkit.reading.embedding import site_markdown
from lessonkit.rendering import formulas
from lessonkit.rendering.formula_store import FormulaStore
from lessonkit.rendering.formulas import FormulaError, render
from lessonkit.rendering.typesetting import TypesettingError


class Dead:
    """Stands in where no process may be started."""

    def answer(self, tex, display):
        raise TypesettingError("KaTeX was asked")


@pytest.fixture
def next_build(tmp_path, monkeypatch):
    """Begin with no formulas; return how the next build begins, in which KaTeX can't be asked."""

    def begin():
        store = FormulaStore(tmp_path / "formulas")
        monkeypatch.setattr(formulas, "_store", lambda: store)

    def begin_next():
        begin()
        monkeypatch.setattr(formulas, "typesetter", Dead())

    begin()
    return begin_next


def test_a_formula_is_for_eye_and_ear():
    html = render(r"\hat y = w \cdot x + b", display=False)
    assert "<math" in html
    assert "katex-html" in html
    assert "annotation" not in html


def test_an_ampersand_reaches_katex():
    engine = markdown.Markdown(
        extensions=["pymdownx.arithmatex", "lessonkit.rendering.formulas"],
        extension_configs={"pymdownx.arithmatex": {"generic": True}},
    )
    html = engine.convert("$$\n\\begin{cases} a & b < c \\\\ d & e \\end{cases}\n$$")
    assert "amp;" not in html.replace("&amp;", "")
    assert html.count("<mtr>") == 2
    assert html.count("<mtd>") == 4


def test_the_contents_have_a_formula_once_as_it_is_spoken():
    extensions, options = site_markdown()
    engine = markdown.Markdown(extensions=extensions, extension_configs=options)
    engine.convert('## The *slope* $w$, $a < b$, `x_y`, `3`{ value="1 + 2" } & more {#slope}\n')
    (token,) = engine.toc_tokens
    assert token["name"] == "The slope w, a&lt;b, x_y, 3 &amp; more"
    assert token["id"] == "slope"


def test_a_wrong_formula_is_refused():
    with pytest.raises(FormulaError, match=r"^KaTeX parse error: .*; correct the formula `\\frac{1`$"):
        render(r"\frac{1", display=False)


def test_a_stored_formula_needs_no_katex(next_build):
    inline, displayed = render("x^2", display=False), render("x^2", display=True)
    next_build()
    assert (render("x^2", display=False), render("x^2", display=True)) == (inline, displayed)
    assert inline != displayed
    with pytest.raises(FormulaError, match="KaTeX was asked; or correct the formula `x"):
        render("x^3", display=False)


def test_a_refusal_is_stored_as_well(next_build):
    for begin in (next_build, lambda: None):
        with pytest.raises(FormulaError, match="KaTeX parse error: Undefined control sequence"):
            render(r"\fraq", display=False)
        begin()
