"""Formulas: KaTeX renders them at build, so that a reader's browser needs no script for them."""

import copy
import functools
import html
import re
import threading
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from lessonkit import CACHE
from lessonkit.common.extensions import extends
from lessonkit.common.fingerprints import fingerprint
from lessonkit.rendering.formula_store import FormulaStore
from lessonkit.rendering.typesetting import KATEX, Typesetter, TypesettingError
from lessonkit.rendering.whole_brackets import keep_brackets_whole

ONE_AT_A_TIME = threading.Lock()  # for pages that are checked side by side
ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*$")  # of a heading, which attr_list (8) has yet to read
HEADING = re.compile(r"h[1-6]$")
MATHEMATICS, TAG = re.compile(r"<math.*?</math>", re.DOTALL), re.compile(r"<[^>]+>")
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
    return answer["html"] if display else keep_brackets_whole(answer["html"])


def spoken(rendered: str) -> str:
    """Return what is read aloud of a rendered formula."""
    return html.unescape(TAG.sub("", MATHEMATICS.search(rendered)[0]))


class Formulas(Treeprocessor):
    """Replaces what arithmatex found by what KaTeX makes of it; lists of headings have it as it is spoken."""

    def run(self, root: Element) -> None:
        for heading in root.iter():
            if HEADING.match(str(heading.tag)) and list(found(heading)):
                heading.set("data-toc-label", label(heading))
        for element in found(root):
            # An element of its own name: Material's search leaves it out as a whole only so.
            rendered = f'<x-math data-search-exclude="1">{made(element)}</x-math>'
            element.text = self.md.htmlStash.store(rendered)


def found(root: Element) -> Iterator[Element]:
    """Yield the formulas that arithmatex found."""
    return (e for e in root.iter() if "arithmatex" in e.get("class", "").split() and e.text)


def made(element: Element) -> str:
    """Return what KaTeX makes of a formula that arithmatex found; FormulaError where it is wrong."""
    tex = html.unescape(str(element.text)).strip()
    return render(tex[2:-2].strip(), tex.startswith("\\["))


def label(heading: Element) -> str:
    """Return a heading as text: of its formulas, what is spoken."""
    heading = copy.deepcopy(heading)
    for element in found(heading):
        element.text = spoken(made(element))
    return html.escape(ATTRIBUTES.sub("", "".join(heading.itertext())), quote=False)


# Goes with `pymdownx.arithmatex: {generic: true}`.
makeExtension = extends(Formulas)  # noqa: N816
