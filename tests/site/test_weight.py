"""How light the pages are: what is asked for, and how much of it."""

import re

from lessonkit.stylesheet import SHEET, sources

LESSON = "lessons/two-knobs-and-scaling"  # has formulas of many kinds, figures and a widget
OURS = re.compile(r'rel="stylesheet" href="([^"]*/assets/(?!stylesheets)[^"]*)"')


def test_one_style_sheet_of_ours_is_asked_for_and_its_addresses_hold(site):
    page = (site / "en" / LESSON / "index.html").read_text(encoding="utf-8")
    assert OURS.findall(page) == [f"../../../{SHEET}"]
    assert not any((site / name).exists() for name in sources())
    addresses = re.findall(r"url\(([^)#:]+)\)", (site / SHEET).read_text(encoding="utf-8"))
    assert len(addresses) == 20
    assert [name for name in addresses if not (site / SHEET).parent.joinpath(name).exists()] == []
