"""Points of a drawing become one path where that looks the same, and only there."""

import math
import re

import pytest

from lessonkit.rendering.markers import FEWEST, joined

TRIANGLE = "M 0 -2 L -2 2 L 2 2 z"
CIRCLE = (
    "M 0 2 C 0.53 2 1.04 1.79 1.414214 1.414214 C 1.79 1.04 2 0.53 2 0 "
    "C 2 -0.53 1.79 -1.04 1.414214 -1.414214 C 1.04 -1.79 0.53 -2 0 -2 "
    "C -0.53 -2 -1.04 -1.79 -1.414214 -1.414214 C -1.79 -1.04 -2 -0.53 -2 0 "
    "C -2 0.53 -1.79 1.04 -1.414214 1.414214 C -1.04 1.79 -0.53 2 0 2 z"
)
SQUARE_OF_CURVES = CIRCLE.replace("1.414214", "2")
PATH = re.compile(r'<path d="([^"]*)" style="([^"]*)"/>')


def drawing(*styles, outline=TRIANGLE, own="stroke: #111111"):
    points = "\n ".join(
        f'<use xlink:href="#m" x="{10 * n}.5" y="{n}" style="{style}"/>' for n, style in enumerate(styles)
    )
    own = own and f' style="{own}"'
    return f'<g>\n<defs>\n <path id="m" d="{outline}"{own}/>\n</defs>\n{points}\n</g>'


@pytest.mark.parametrize(
    "style",
    ["fill: #111111", "fill: #111111; stroke: #111111", "fill: #111111; stroke: #111111; stroke-width: 0.8"],
)
def test_opaque_points_of_one_colour_become_one_path(style):
    svg = joined(drawing(*[style] * 4, own="stroke: #111111" if "stroke" in style else ""))
    assert PATH.findall(svg) == [
        (
            "M 0.50 -2.00 l -2 4 l 4 0 z M 10.50 -1.00 l -2 4 l 4 0 z "
            "M 20.50 0.00 l -2 4 l 4 0 z M 30.50 1.00 l -2 4 l 4 0 z",
            style,
        )
    ]
    assert "use" not in svg
    assert "defs" not in svg


@pytest.mark.parametrize(
    "style",
    [
        "fill: #111111; fill-opacity: 0.4",
        "fill: #111111; stroke: #222222",
        "fill: none; stroke: #111111",
        "fill: #111111; stroke: #111111; stroke-opacity: 0.4",
    ],
)
def test_points_that_would_look_otherwise_stay(style):
    svg = drawing(*[style] * 9)
    assert joined(svg).split() == svg.split()


def test_a_mark_keeps_the_edge_that_is_its_own():
    (path,) = PATH.findall(joined(drawing(*["fill: #111111"] * 4)))
    assert path[1] == "fill: #111111; stroke: #111111"
    other = drawing(*["fill: #111111; stroke: #111111"] * 4, own="stroke: #222222")
    assert joined(other).count("<use") == 4


def test_an_element_that_is_no_point_stays_among_points():
    turned = '<use xlink:href="#m" transform="rotate(5)"/>'
    first, *others = drawing(*["fill: #111111"] * 8).split("<use")
    svg = joined("<use".join([first, *others[:4]]) + turned + " <use" + "<use".join(others[4:]))
    assert svg.count("<use") == svg.count(turned) == 1
    assert len(PATH.findall(svg)) == 2


OCTAGON = " ".join(
    f"C {2 * a:.2f} {2 * b:.2f} {2 * a:.2f} {2 * b:.2f} {2 * a:.6f} {2 * b:.6f}"
    for a, b in ((math.sin(n * math.pi / 4), math.cos(n * math.pi / 4)) for n in range(1, 9))
)


@pytest.mark.parametrize(
    "outline",
    [
        "M 0 0 Q 1 1 2 0 z",  # a curve of another kind
        "M 0 0 L 1 0 L 1 1 z M 3 3 L 4 3 L 4 4 z",  # two closed pieces
        "",
    ],
)
def test_a_mark_that_is_not_understood_stays(outline):
    svg = joined(drawing(*["fill: #111111"] * 5, outline=outline, own=""))
    assert svg.count("<use") == 5
    assert "<defs>" in svg


@pytest.mark.parametrize(
    "outline",
    [
        f"M 0 2 {OCTAGON} z",
        CIRCLE.replace("z", "").strip(),
        CIRCLE.partition(" C -0.53")[0] + " z",
        re.sub(r"C \S+ \S+ \S+ \S+ ", "L ", CIRCLE),
    ],
)
def test_what_only_has_corners_on_a_circle_is_none(outline):
    (path,) = PATH.findall(joined(drawing(*["fill: #111111"] * 4, outline=outline, own="")))
    assert " a " not in path[0]


def test_a_few_points_stay_and_each_colour_has_its_path():
    few = drawing(*["fill: #111111"] * (FEWEST - 1))
    assert joined(few) == few
    svg = joined(drawing(*["fill: #111111"] * 5, *["fill: #222222"] * 4, "fill: #333333", own=""))
    assert [style for _, style in PATH.findall(svg)] == ["fill: #111111", "fill: #222222"]
    assert svg.count("<use") == 1
    assert "<defs>" in svg
    unknown = drawing(*["fill: #111111"] * 5).replace('id="m"', 'id="n"')
    assert joined(unknown).count("<use") == 5


def test_a_circle_is_drawn_as_one_and_nothing_else_is():
    (path,) = PATH.findall(joined(drawing(*["fill: #111111"] * 4, outline=CIRCLE)))
    assert path[0].startswith("M 0.50 2.00 a 2.00 2.00 0 1 0 0 -4 a 2.00 2.00 0 1 0 0 4 z M 10.50 3.00 a")
    (path,) = PATH.findall(joined(drawing(*["fill: #111111"] * 4, outline=SQUARE_OF_CURVES)))
    assert " a " not in path[0]
    assert path[0].count("c ") == 4 * 8
