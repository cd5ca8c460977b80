"""Whole brackets: the parts of a formula between which a short bracket is open are joined."""

import lxml.html
import pytest

from lessonkit.rendering import formulas
from lessonkit.rendering.formulas import render
from lessonkit.rendering.whole_brackets import keep_brackets_whole

FRAME = '<span class="whole-bracket">'
LONG = "f(a + b + c + d + e + f + g + h + i + j + k)"


def pieces(tex):
    """Return what stays on one line of a formula, piece by piece."""
    formula = lxml.html.fragment_fromstring(render(tex, display=False))
    (drawn,) = formula.find_class("katex-html")
    return ["".join(piece.text_content().split()).replace("\u200b", "") for piece in drawn]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x", ["x"]),
        ("a = b + c", ["a=", "b+", "c"]),
        ("a + (b - c) + d", ["a+", "(b−c)+", "d"]),
        (r"t(x) = 4\,\text{ReLU}(x - \frac12)", ["t(x)=", "4ReLU(x−21)"]),
        ("((a + b) - c)d = 0", ["((a+b)−c)d=", "0"]),
        (r"x \in [0, 1)", ["x∈", "[0,1)"]),
        (r"\left(a + b\right) + c", ["(a+b)+", "c"]),
        ("(a + b", ["(a+b"]),
    ],
)
def test_a_line_does_not_end_in_a_short_bracket(tex, expected):
    assert pieces(tex) == expected


def test_a_long_bracket_may_be_divided():
    assert len(pieces(LONG)) > 5


def test_nothing_but_a_frame_is_added():
    plain = formulas._answer("(a + b)c", display=False)["html"]
    framed = keep_brackets_whole(plain)
    assert framed.count("</span>") == plain.count("</span>") + 1
    assert framed.replace(FRAME, "").replace(" kept", "").replace("</span>", "") == plain.replace(
        "</span>", ""
    )
    assert FRAME not in render("(a + b)c", display=True)
