"""Checks: what there is to check about each item of a page."""

from collections.abc import Callable, Iterator

from lessonkit.common.faults import Fault
from lessonkit.proving.braces import check_braces, check_unread
from lessonkit.proving.characters import UNSEEN, check_characters
from lessonkit.proving.coverage import check_covers
from lessonkit.proving.fence_checks import check_fence
from lessonkit.proving.formula_checks import (
    OTHER_DELIMITERS,
    check_delimiters,
    check_formulas,
    without_formulas,
)
from lessonkit.proving.layout_checks import (
    check_content,
    check_figure,
    check_heading,
    check_place,
    check_rule,
    check_title,
    check_words,
)
from lessonkit.proving.misread import check_misread, misread
from lessonkit.proving.number_checks import check_front_matter, check_numbers, check_unbound, measured
from lessonkit.proving.quiz_sections import check_see, check_taught
from lessonkit.proving.quotes import MARK, check_quote
from lessonkit.proving.widget_checks import check_settings, check_widget
from lessonkit.reading.bound_numbers import bound_numbers
from lessonkit.reading.footnotes import check_note, check_references, references
from lessonkit.reading.items import BOX, Item
from lessonkit.reading.pages import Page
from lessonkit.reading.quizzes import check_quiz
from lessonkit.rendering.citations import check_citations, citations

UNREAD = ("fence", "formula", "figure", "html", "indented")  # where Markdown reads no inline markup
Check = Callable[[Page, Item], Iterator[Fault]]


def checks(item: Item) -> list[Check]:
    """Return what there is to check about an item."""
    applies = {
        check_braces: item.kind not in ("fence", "formula") and "{" in item.prose,
        check_characters: UNSEEN.search(item.text),
        check_fence: item.fence,
        check_citations: not item.fence and citations(item.prose),
        check_figure: item.kind == "figure",
        check_formulas: not item.fence and item.formulas,
        check_delimiters: not item.fence and OTHER_DELIMITERS.search(without_formulas(item)),
        check_misread: item.kind not in UNREAD and any(misread(item)),
        check_note: item.kind == "footnote",
        check_numbers: not item.fence and any(bound_numbers(item.text, item.line)),
        check_title: item.kind in ("admonition", "tab")
        and (box := BOX.match(item.text))
        and box["rest"].strip(),
        check_unbound: measured(item),
        check_unread: not item.fence and "{" in item.text and "=" in item.text,
        check_content: item.kind in ("admonition", "tab"),
        check_covers: item.kind == "front matter",
        check_front_matter: item.kind == "front matter",
        check_heading: item.kind == "heading",
        check_place: item.misplaced and item.kind != "indented",
        check_quote: item.kind == "paragraph" and f"\n{MARK}" in f"\n{item.text}",
        check_quiz: item.kind == "admonition",
        check_references: references(item),
        check_rule: item.kind == "rule" and item.line == 1,
        check_see: item.kind == "front matter",
        check_settings: not item.fence and "](widget:" in item.prose,
        check_taught: item.kind == "admonition",
        check_widget: item.detail.startswith("!!! widget"),
        check_words: not item.fence and (item.kind == "indented" or "<" in item.prose or "![" in item.prose),
    }
    return [check for check, does in applies.items() if does]
