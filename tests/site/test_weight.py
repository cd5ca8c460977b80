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


SHOWN = """(formulas) => formulas.flatMap((formula) => {
  const texts = (node) => (node.nodeType === 3 ? [node] : [...node.childNodes].flatMap(texts));
  return texts(formula).map(({ data, parentElement }) => {
    const { fontFamily, fontWeight, fontStyle } = getComputedStyle(parentElement);
    return [fontFamily.split(",")[0], `${fontWeight} ${fontStyle}`, data];
  });
})"""
CUTS = {"400 normal": "Regular", "700 normal": "Bold", "400 italic": "Italic", "700 italic": "BoldItalic"}


def test_no_font_of_the_formulas_lacks_what_it_shows(visitor, site):
    shown = {}
    for locale in ("en", "zh-Hant"):
        formulas = visitor.open(f"{locale}/{LESSON}/").locator(".katex-html")
        for family, cut, text in formulas.evaluate_all(SHOWN):
            shown.setdefault(f"{family}-{CUTS[cut]}.woff2", set()).update(text)
    assert {"KaTeX_Main-Regular.woff2", "KaTeX_Math-Italic.woff2", "KaTeX_Size2-Regular.woff2"} <= set(shown)
    for light in (site / FONTS).iterdir():
        whole = characters(DOCS / FONTS / light.name)
        assert whole & shown.get(light.name, set()) <= characters(light) < whole, light.name


def test_the_fonts_of_formulas_weigh_a_third_of_what_they_did(site):
    whole, light = (sum(path.stat().st_size for path in (root / FONTS).iterdir()) for root in (DOCS, site))
    assert light < whole / 3
