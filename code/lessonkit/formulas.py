"""Formulas: KaTeX renders them at build, so that a reader's browser needs no script for them."""

import functools
import html
import threading
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from lessonkit import CACHE
from lessonkit.extending import extends
from lessonkit.formula_store import FormulaStore
from lessonkit.inputs import fingerprint
from lessonkit.typesetting import KATEX, Typesetter, TypesettingError

ONE_AT_A_TIME = threading.Lock()  # for pages that are checked side by side
SCRIPT = KATEX.parent / "vendor" / "katex.min.js"
typesetter = Typesetter()


class FormulaError(ValueError):
    """KaTeX does not understand a formula; says what to do."""


@functools.cache
def _store() -> FormulaStore:
    made_with = fingerprint(SCRIPT.read_bytes(), KATEX.read_bytes())
    return FormulaStore(CACHE / "formulas" / f"{made_with}.jsonl")


def _answer(tex: str, display: bool) -> dict[str, str]:
    """Return what KaTeX says of a formula, stored or new."""
    with ONE_AT_A_TIME:
        store = _store()
        if (tex, display) not in store.answers:
            store.add((tex, display), typesetter.answer(tex, display))
        return store.answers[tex, display]


def render(tex: str, display: bool) -> str:
    """Return a formula as HTML for the eye and MathML for the ear; FormulaError where it is wrong."""
    try:
        answer = _answer(tex, display)
    except TypesettingError as error:
        raise FormulaError(f"{error}; or correct the formula `{tex}`") from error
    if "error" in answer:
        raise FormulaError(f"{answer['error']}; correct the formula `{tex}`")
    return answer["html"]


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
