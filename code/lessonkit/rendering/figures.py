"""Figures: the SVG that a page drew, put in place of `![alt](name.svg)`, right in light and in dark."""

import contextlib
import functools
import html
import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import UnescapeTreeprocessor

from lessonkit.common.extensions import extends
from lessonkit.common.faults import FaultError
from lessonkit.rendering.markers import joined

# Colours of figures.mplstyle and the CSS variables in their place; course.css sets them for both themes.
VARIABLES = {
    "#1b1b1f": "--figure-ink",
    "#c9ccd1": "--figure-grid",
    "#0072b2": "--figure-c0",
    "#d55e00": "--figure-c1",
    "#00805f": "--figure-c2",
    "#a8487f": "--figure-c3",
    "#8a6100": "--figure-c4",
    "#3388bb": "--figure-c5",
    "#8f3b1b": "--figure-c6",
    "#6b6f76": "--figure-c7",
}
COLOUR = re.compile("|".join(VARIABLES), re.IGNORECASE)
CLEANING = [  # what in matplotlib's SVG would reach outside of the figure, date it, or only weigh
    (re.compile(r"\A.*?(?=<svg)|<metadata>.*?</metadata>|<style.*?</style>", re.DOTALL), ""),
    (re.compile(r"(<svg[^>]*) width=\"[^\"]*\" height=\"[^\"]*\""), r"\1"),
    (re.compile(r" font-family: [^;\"]*;"), ""),
    (re.compile(r" transform=\"rotate\(-?0 [^\"]*\""), ""),
    (re.compile(r"<path d=\"[^\"]*\" style=\"fill: none\"/>"), ""),
    (re.compile(r"\s*\n\s*|<defs>\s*</defs>"), " "),
]
COORDINATES = re.compile(r"\b(?:d|x|y)=\"[^\"]*\"")
BEYOND_A_HUNDREDTH = re.compile(r"(?<=\.\d\d)\d+")
IDENTIFIER = re.compile(r'(\bid="|url\(#|href="#)')
NAMED = re.compile(r' id="([^"]*)"')
CALLED = re.compile(r'(?:url\(|href=")#([^")]*)')
BARE_GROUP = re.compile(r"<g>((?:(?!</?g\b).)*)</g>")


def inline(svg: str, name: str, alt: str) -> str:
    """Return matplotlib's SVG as part of a page: themed, without ids or styles that reach outside."""
    return themed(svg, name).replace("<svg", f'<svg role="img" aria-label="{html.escape(alt)}"', 1)


@functools.lru_cache(maxsize=200)  # two locales show the same figure, and what they show is read back
def themed(svg: str, name: str) -> str:
    """Return matplotlib's SVG so that nothing in it reaches outside, and its colours are the theme's."""
    for pattern, replacement in CLEANING:
        svg = pattern.sub(replacement, svg)
    svg = COORDINATES.sub(lambda match: BEYOND_A_HUNDREDTH.sub("", match[0]), flattened(joined(svg)))
    svg = COLOUR.sub(lambda match: f"var({VARIABLES[match[0].lower()]})", svg)
    return IDENTIFIER.sub(rf"\g<1>{name.removesuffix('.svg')}-", svg)


def flattened(svg: str) -> str:
    """Return an SVG without the names that nothing calls, nor the groups that then only hold others."""
    called = set(CALLED.findall(svg))
    svg = NAMED.sub(lambda match: match[0] if match[1] in called else "", svg)
    bare = True
    while bare:
        svg, bare = BARE_GROUP.subn(r"\1", svg)
    return svg


class Figures(UnescapeTreeprocessor):
    """Puts each drawing of the page's own run where the page shows it; no file is read or written."""

    def run(self, root: Element) -> None:
        self.drawings = {}
        with contextlib.suppress(FaultError):  # while an author works; the checks say so
            self.drawings = self.md.page.drawn if self.md.page.shown else {}
        for paragraph in root.iter("p"):
            images = list(paragraph.iter("img"))
            name = images[0].get("src", "") if len(images) == 1 else ""
            if name.endswith(".svg") and "/" not in name:
                self.place(paragraph, name, self.unescape(images[0].get("alt", "")))

    def place(self, paragraph: Element, name: str, alt: str) -> None:
        """Turn a paragraph into a figure; while an author works, one that isn't drawn yet says so."""
        drawn = name in self.drawings
        paragraph.clear()
        paragraph.tag = "figure"
        paragraph.set("data-search-exclude", "")
        if drawn:
            paragraph.text = self.md.htmlStash.store(inline(self.drawings[name], name, alt))
        else:
            paragraph.set("class", "missing")
            paragraph.text = f"{name}: {alt}"


makeExtension = extends(Figures)  # noqa: N816
