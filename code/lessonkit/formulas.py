"""Formulas: KaTeX renders them at build, so that a reader's browser needs no script for them."""

import atexit
import functools
import html
import re
import threading
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from py_mini_racer import JSEvalException, MiniRacer

from lessonkit.extending import extends

ONE_ENGINE = threading.Lock()  # for pages that are checked side by side
TEX = re.compile(r"</?semantics>|<annotation.*?</annotation>", re.DOTALL)
REASON = re.compile(r"KaTeX parse error.*|.+")
KATEX = Path(__file__).parent / "vendor" / "katex.min.js"
RENDER = """
function render(tex, displayMode) {
  const options = {displayMode, throwOnError: true, strict: 'ignore', output: 'htmlAndMathml'}
  return katex.renderToString(tex, options)
}"""


class FormulaError(ValueError):
    """KaTeX does not understand a formula."""


@functools.cache
def _engine() -> MiniRacer:
    engine = MiniRacer()
    engine.eval(KATEX.read_text(encoding="utf-8") + RENDER)
    atexit.register(engine.close)  # left open, it sometimes keeps the process from ending
    return engine


@functools.lru_cache(maxsize=10_000)
def render(tex: str, display: bool) -> str:
    """Return a formula as HTML for the eye and MathML for the ear; FormulaError where it is wrong.

    Without its TeX, which is neither seen nor spoken.
    """
    try:
        with ONE_ENGINE:
            return TEX.sub("", _engine().call("render", tex, display))
    except JSEvalException as error:
        raise FormulaError(REASON.search(str(error))[0]) from error


class Formulas(Treeprocessor):
    """Replaces what arithmatex found by what KaTeX makes of it."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if "arithmatex" in element.get("class", "").split() and element.text:
                tex = html.unescape(str(element.text)).strip()
                rendered = render(tex[2:-2].strip(), tex.startswith("\\["))
                # An element of its own name: Material's search leaves it out as a whole only so.
                rendered = f'<x-math data-search-exclude="1">{rendered}</x-math>'
                element.text = self.md.htmlStash.store(rendered)


# Goes with `pymdownx.arithmatex: {generic: true}`.
makeExtension = extends(Formulas, "formulas", 15)  # noqa: N816
