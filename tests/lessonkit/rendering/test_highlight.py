"""Colours of code: what looks like the text around it is no element of its own."""

import re

import markdown
import pytest

TOKEN = re.compile(r'<span class="(\w+)">([^<]*)</span>')


def html(code, language="python"):
    engine = markdown.Markdown(extensions=["pymdownx.superfences", "lessonkit.rendering.highlight"])
    return engine.convert(f"```{language}\n{code}\n```")


@pytest.mark.parametrize(
    ("code", "tokens"),
    [
        ("x[0] = -y @ z", [("mi", "0")]),
        ("if a is not b:", [("k", "if"), ("ow", "is"), ("ow", "not")]),
        ("def f(x): return None", [("k", "def"), ("nf", "f"), ("k", "return")]),
        (
            "class A:\n    def __init__(self): ...",
            [("k", "class"), ("nc", "A"), ("k", "def"), ("bp", "self")],
        ),
        ("a < b & c", []),
        ('f"{n}"', [("sa", "f"), ("s2", '"'), ("si", "{"), ("si", "}"), ("s2", '"')]),
    ],
)
def test_only_what_has_a_colour_is_an_element(code, tokens):
    assert TOKEN.findall(html(code)) == tokens


def test_the_text_is_the_one_that_was_written():
    code = 'x = [y < 1 & z for y, z in pairs]  # <span class="n">\n\tdone'
    text = re.sub("<[^>]*>", "", html(code))
    for entity, sign in {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}.items():
        text = text.replace(entity, sign)
    assert text.strip() == code.replace("\t", "    ")
