import re

import markdown
import pytest

FORMULA = re.compile(r"<x-math.*?</x-math>", re.DOTALL)
SETTINGS = {"pymdownx.arithmatex": {"generic": True}, "lessonkit.rendering.explorables": {"locale": "en"}}


def built(text, hide=True):
    """Return the HTML of a paragraph, with F for what KaTeX makes of each formula."""
    names = [
        "pymdownx.arithmatex",
        "lessonkit.rendering.formulas",
        "lessonkit.rendering.explorables",
        "lessonkit.rendering.line_breaks",
    ]
    html = markdown.markdown(text, extensions=names, extension_configs=SETTINGS)
    return FORMULA.sub("F", html) if hide else html


HELD = '<span class="held"><span class="arithmatex end">F</span>{}</span>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("取 $x$，再 $y$（見下）", HELD.format("，") + "再"),
        ("$x$）。後", HELD.format("）。") + "後"),
        ("$x$, and", HELD.format(",") + " and"),
        (
            "**粗 $x$**：後",
            '<span class="held"><strong>粗 <span class="arithmatex end">F</span></strong>：</span>後',
        ),
        (
            "[$x$](a.md)。",
            '<span class="held"><a href="a.md"><span class="arithmatex end">F</span></a>。</span>',
        ),
    ],
)
def test_punctuation_is_held_by_the_formula_before_it(text, expected):
    assert expected in built(text)


@pytest.mark.parametrize("text", ["$x$ 後，", "$x$（見下）", "**$x$ 是**，", "`x`，", "字，", "$$\nx\n$$"])
def test_nothing_else_is_held(text):
    assert "held" not in built(text)


def test_a_button_holds_punctuation_as_well():
    html = built("Try [w = 1](widget:two-knobs?w=1).")
    assert re.search(r'<span class="held"><button [^>]*class="sets end"[^>]*>w = 1</button>\.</span>', html)


def test_a_held_formula_still_breaks_where_katex_lets_it():
    pieces = built("$x = 1 + y$，", hide=False).split('<span class="katex-base">')
    assert [piece.endswith("<wbr>") for piece in pieces] == [False, True, True, False]
    assert "<wbr>" not in built("$x = 1 + y$ 後", hide=False)
    assert built("$x - 2(1 + y)$，", hide=False).count("<wbr>") == 1


@pytest.mark.parametrize("text", ["Of 96 % **all 4 % are**", "`96` % and **0.5** %, 5 %", "大約是 `96` %。"])
def test_no_line_ends_between_a_number_and_its_percent(text):
    assert built(text).count("\N{NO-BREAK SPACE}%") == text.count(" %")


@pytest.mark.parametrize("text", ["`7 % 4`", "a % b", "```\n7 % 4\n```"])
def test_what_is_no_percentage_stays_as_it_is(text):
    assert "\N{NO-BREAK SPACE}" not in built(text)
