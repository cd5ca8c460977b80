import re
from xml.etree import ElementTree

import markdown
import pytest

from lessonkit import ROOT
from lessonkit.rendering.figures import VARIABLES, inline
from lessonkit.running.workers import execute

EXTENSIONS = ["pymdownx.superfences", "lessonkit.rendering.markdown_source", "lessonkit.rendering.figures"]
CODE = """
import matplotlib.pyplot as plt
for number in range(8):
    plt.plot([0, number], label="1.2345")
plt.grid()
plt.legend()
plt.xlabel("殘差 r")
plt.savefig("a.svg")
"""


@pytest.fixture(scope="module")
def svg():
    piece = {"path": "/page.md", "line": 1, "source": CODE}
    results, _ = execute([{"kind": "block", "pieces": [piece], "raises": "", "warns": ""}], 30)
    return inline(results[0]["figures"]["a.svg"], "a.svg", 'a "label" & more')


def test_every_colour_is_a_variable_of_the_style_sheet(svg):
    assert not re.search(r"#[0-9a-f]{6}", svg)
    css = (ROOT / "docs" / "assets" / "css" / "course.css").read_text(encoding="utf-8")
    for variable in VARIABLES.values():
        assert f"var({variable})" in svg
        assert css.count(f"{variable}:") == 2  # light and dark


def test_text_stays_text(svg):
    assert "殘差 r" in svg
    assert "1.2345" in svg
    assert "font-family" not in svg


def test_nothing_reaches_outside_of_the_figure(svg):
    root = ElementTree.fromstring(svg)  # noqa: S314, our own
    identifiers = [element.get("id") for element in root.iter() if element.get("id")]
    assert all(identifier.startswith("a-") for identifier in identifiers)
    assert all(
        target.startswith("a-") for target in re.findall(r'href="#([^"]*)|url\(#([^)]*)', svg)[0] if target
    )
    assert "<style" not in svg
    assert "<metadata" not in svg


def test_the_text_alternative_is_the_name(svg):
    assert 'role="img" aria-label="a &quot;label&quot; &amp; more"' in svg


def test_no_name_is_there_that_nothing_calls_and_no_group_that_says_nothing(svg):
    root = ElementTree.fromstring(svg)  # noqa: S314, our own
    called = set(re.findall(r'#([^")]+)', svg))
    assert {element.get("id") for element in root.iter()} - {None} == called != set()
    assert all(element.attrib for element in root.iter() if element.tag.endswith("}g"))
    assert 'style="fill: none"' not in svg


CONTOUR = """
import matplotlib.pyplot as plt
import numpy as np
x, y = np.meshgrid(np.linspace(-2, 2, 99), np.linspace(-2, 2, 99))
fig, ax = plt.subplots()
[label] = ax.clabel(ax.contour(x, y, x**2 + y**2, [1]), manual=[(0, 1)])
print(np.hypot(*label.get_position()))
"""


def test_the_label_of_a_contour_stands_on_it():
    piece = {"path": "/page.md", "line": 1, "source": CONTOUR}
    [result], _ = execute([{"kind": "block", "pieces": [piece], "raises": "", "warns": ""}], 30)
    assert abs(float(result["output"]) - 1) < 0.1


def test_brackets_in_a_figure_s_text_come_out_as_they_are_read():
    page = f"```python\n{CODE}```\n\n![In [0, 1], not \\[0, 1).](a.svg)\n"
    shown = markdown.markdown(page, extensions=EXTENSIONS)
    assert 'aria-label="In [0, 1], not [0, 1)."' in shown
