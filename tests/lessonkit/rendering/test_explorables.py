import json
import re
from html import unescape

from markdown import Markdown

PAGE = """Try [w = 0.5](widget:two-knobs?w=0.5).

!!! widget "two-knobs"

    Two sliders would move this line.
"""


def render(locale):
    extensions = ["admonition", "lessonkit.rendering.explorables"]
    return Markdown(
        extensions=extensions, extension_configs={"lessonkit.rendering.explorables": {"locale": locale}}
    ).convert(PAGE)


def test_the_place_of_a_widget_carries_its_offer_and_its_fallback():
    place = re.search(r'<div class="widget"(.*?)>(.*)</div>', render("en"), re.DOTALL)
    assert 'data-widget="two-knobs"' in place[1]
    offer = json.loads(unescape(re.search('data-offer="(.*?)"', place[1])[1]))
    assert offer["controls"]["w"]["label"] == "weight w"
    assert "Two sliders would move this line." in place[2]
    assert ">two-knobs<" not in place[2]


def test_a_generated_locale_hears_its_own_words():
    assert "权重 w" in unescape(render("zh-Hans"))


def test_a_link_that_sets_a_widget_is_a_button():
    assert '<button class="sets" data-sets="widget:two-knobs?w=0.5" type="button">w = 0.5</button>' in render(
        "en"
    )
