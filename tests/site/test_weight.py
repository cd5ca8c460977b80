"""How light the pages are: what is asked for, and how much of it."""

import re

import pytest
from fontTools.ttLib import TTFont
from reader import settled

from lessonkit import DOCS
from lessonkit.assets.fonts import FONTS
from lessonkit.assets.stylesheet import SHEET, sources

LESSON = "lessons/two-knobs-and-scaling"  # has formulas of many kinds, figures and a widget
OURS = re.compile(r'rel="stylesheet" href="([^"]*/assets/(?!stylesheets)[^"]*)"')


def test_one_style_sheet_of_ours_is_asked_for_and_its_addresses_hold(site):
    page = (site / "en" / LESSON / "index.html").read_text(encoding="utf-8")
    assert OURS.findall(page) == [f"../../../{SHEET}"]
    assert not any((site / name).exists() for name in sources())
    addresses = re.findall(r"url\(([^)#:]+)\)", (site / SHEET).read_text(encoding="utf-8"))
    assert len(addresses) == 20
    assert [name for name in addresses if not (site / SHEET).parent.joinpath(name).exists()] == []


@pytest.mark.parametrize("lesson", [LESSON, "lessons/the-training-loop", "glossary"])
def test_every_module_that_a_page_imports_is_asked_for_with_the_page(visitor, lesson):
    page = visitor.open(f"en/{lesson}/")
    settled(page)
    preloaded = page.locator("link[rel=modulepreload]").evaluate_all("(links) => links.map((l) => l.href)")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    modules = {name for name in loaded if name.endswith(".js") and "/en/" not in name}
    assert modules - set(preloaded) <= set(
        page.locator("script").evaluate_all("(all) => all.map((s) => s.src)")
    )
    assert len(set(preloaded)) == len(preloaded) > 15
    assert set(preloaded) <= modules


def characters(path):
    return {chr(code) for code in TTFont(path).getBestCmap()}


def test_no_font_of_the_formulas_lacks_what_they_show(visitor, site):
    shown = set()
    for locale in ("en", "zh-Hant"):
        texts = visitor.open(f"{locale}/{LESSON}/").locator(".katex-html").all_text_contents()
        shown |= set("".join(texts))
    assert len(shown) > 30
    for light in (site / FONTS).iterdir():
        whole = characters(DOCS / FONTS / light.name)
        assert whole & shown <= characters(light) < whole, light.name


def test_the_fonts_of_formulas_weigh_a_third_of_what_they_did(site):
    whole, light = (sum(path.stat().st_size for path in (root / FONTS).iterdir()) for root in (DOCS, site))
    assert light < whole / 3
