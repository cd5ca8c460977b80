"""Checks of prose: figures, formulas, numbers, headings, and code where none should be."""

import re
from collections.abc import Callable, Iterator

from lessonkit.common.faults import Fault
from lessonkit.proving.braces import check_braces, check_unread
from lessonkit.proving.characters import UNSEEN, check_characters
from lessonkit.proving.coverage import check_covers
from lessonkit.proving.fence_checks import check_fence
from lessonkit.proving.misread import check_misread, misread
from lessonkit.proving.mutant_checks import check_marks
from lessonkit.proving.quotes import MARK, check_quote
from lessonkit.proving.widget_checks import check_settings, check_widget
from lessonkit.reading.bound_numbers import bound_numbers, holds, unbound_numbers
from lessonkit.reading.footnotes import check_note, check_references, references
from lessonkit.reading.items import ALTERNATIVE, BOX, FORMULA, INDENTATION, Item
from lessonkit.reading.pages import Page
from lessonkit.reading.quizzes import check_quiz
from lessonkit.rendering.citations import check_citations, citations
from lessonkit.rendering.formulas import FormulaError, render
from lessonkit.worker.drawings import svg_name

CODE_TAG = re.compile(r"<(pre|code|script|style|iframe|textarea)\b", re.IGNORECASE)
OTHER_DELIMITERS = re.compile(r"\$\$|\\[()\[\]]|\\(?:begin|end)\{")
COMMENT = re.compile(r"(?<!\\)%")  # of TeX
KEYS = ("description", "covers", "given", "equivalent", "time_limit", "hide")
WORDLESS = ("fence", "formula", "footnote")  # no numbers to bind: code, mathematics, references
UNREAD = ("fence", "formula", "figure", "html", "indented")  # where Markdown reads no inline markup
PICTURE = re.compile(rf"!\[{ALTERNATIVE}\]\(")
PICTURE_ALONE = "a picture needs a paragraph of its own; put blank lines around it"
PICTURE_OPEN = "the brackets in this picture's text don't pair; write `\\[` or `\\]` for a single one"
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
        check_settings: not item.fence and "](widget:" in item.prose,
        check_widget: item.detail.startswith("!!! widget"),
        check_words: not item.fence and (item.kind == "indented" or "<" in item.prose or "![" in item.prose),
    }
    return [check for check, does in applies.items() if does]


def measured(item: Item) -> list[str]:
    """Return the numbers of an item that a run should compute."""
    return [] if item.kind in WORDLESS else unbound_numbers(item.words)


def line_of(text: str, item: Item) -> int:
    """Return the line on which a text stands in an item."""
    first = item.line + (item.kind == "formula")
    return first + item.text[: max(0, item.text.find(text))].count("\n")


def check_figure(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a picture has a text alternative and was drawn by the page."""
    if not item.text.strip():
        yield page.fault(item.line, f"{item.detail} has no text alternative; say in the [] what it shows")
    if item.detail in page.drawn or page.stopped:
        return
    if (drawn := svg_name(item.detail)) == item.detail:
        yield page.fault(item.line, f'no block draws {item.detail}; add `plt.savefig("{item.detail}")`')
    else:
        message = f"{item.detail} can't be shown: figures are SVG, drawn by the page"
        yield page.fault(item.line, f'{message}; write `plt.savefig("{drawn}")` and `![…]({drawn})`')


def check_formulas(page: Page, item: Item) -> Iterator[Fault]:
    """Check that KaTeX understands every formula of the block."""
    for formula in item.formulas:
        if COMMENT.search(formula):
            wrong = f"`%` hides the rest of the formula `{formula}`"
            yield page.fault(line_of(formula, item), f"{wrong}; write `\\%`")
        try:
            render(formula, item.kind == "formula")
        except FormulaError as error:
            yield page.fault(line_of(formula, item), str(error))


def without_formulas(item: Item) -> str:
    """Return the prose of an item without the formulas that a page may have."""
    return "" if item.kind in ("formula", "figure") else FORMULA.sub("", item.prose)


def check_delimiters(page: Page, item: Item) -> Iterator[Fault]:
    """Check that no formula stands between delimiters that Markdown reads and the page's outline does not."""
    mark = OTHER_DELIMITERS.search(without_formulas(item))[0]
    wanted = "between `$` signs in a sentence, or between two lines `$$`"
    yield page.fault(line_of(mark, item), f"`{mark}` may begin a formula; write formulas {wanted}")


def check_place(page: Page, item: Item) -> Iterator[Fault]:
    """Check that an item is indented as what it stands in asks for."""
    inside = INDENTATION * item.depth
    wanted = f"write {inside} blanks, or {inside + INDENTATION} to stay in the box or list item above"
    yield page.fault(item.line, f"indented by {item.indent}, it belongs to nothing above it; {wanted}")


def check_content(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a box or a tab holds something."""
    below = page.items[page.items.index(item) + 1 :][:1]
    if not below or below[0].depth <= item.depth:
        inside = INDENTATION * (item.depth + 1)
        yield page.fault(
            item.line, f"nothing stands in this box; indent what belongs to it by {inside} blanks"
        )


def check_title(page: Page, item: Item) -> Iterator[Fault]:
    """Check that what follows the kind of a box is a title; without quotes it would be names of classes."""
    box = BOX.match(item.text)
    title = f"{box['kind']} {box['rest'].strip()}" if item.kind == "tab" else box["rest"].strip()
    wanted = " ".join(filter(None, (box["mark"], item.kind == "admonition" and box["kind"], f'"{title}"')))
    yield page.fault(item.line, f"the page does not show the title `{title}`; write `{wanted}`")


def check_rule(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a page does not begin with front matter that has no end."""
    yield page.fault(item.line, "nothing closes this front matter; write `---` below its last line")


def check_numbers(page: Page, item: Item) -> Iterator[Fault]:
    """Check that every bound number is the value of its expression."""
    for number in bound_numbers(item.text, item.line):
        result = page.result(number)
        if result is None:
            return  # the block that stopped the page says so itself
        if error := result["error"]:
            message = f"`{number.expression}` has no value: {error['summary']}"
            yield page.fault(number.line, f"{message}; correct it" if error["mend"] else message)
        elif not holds(number.shown, computed := result["output"].strip()):
            message = f"shown is `{number.shown}`, but `{number.expression}` is `{computed}`"
            yield page.fault(number.line, f"{message}; correct whichever is wrong")


def check_unbound(page: Page, item: Item) -> Iterator[Fault]:
    """Check that every measured number of the prose is bound, or given with a reason."""
    for number in measured(item):
        if number not in page.given:
            bind = f'bind it, `{number}`{{ value="…" }}, or name it under `given:` in the front matter'
            yield page.fault(line_of(number, item), f"nothing computes {number}; {bind}")


def check_front_matter(page: Page, item: Item) -> Iterator[Fault]:
    """Check that the front matter has known keys, and that each given number has a reason and is there."""
    for key in page.meta.keys() - KEYS:
        yield page.fault(item.line, f"unknown key `{key}:` in the front matter; use one of {', '.join(KEYS)}")
    there = {number for other in page.items for number in measured(other)}
    for number, reason in page.given.items():
        if number not in there:
            yield page.fault(item.line, f"`given:` names {number}, which the page does not show; take it out")
        if not reason.strip():
            yield page.fault(item.line, f"`given:` has no reason for {number}; say where it is from")
    yield from check_marks(page, item.line)


def check_heading(page: Page, item: Item) -> Iterator[Fault]:
    """Check that a heading has an id, and that it is the only one on the page."""
    identifier = item.detail.partition("#")[2]
    if not identifier:
        yield page.fault(item.line, "this heading has no id; add one, as in `{#update-rule}`")
    for other in page.items:
        same = other.kind == "heading" and other.detail.partition("#")[2] == identifier
        if identifier and same and other.line < item.line:
            yield page.fault(item.line, f"line {other.line} has the id {identifier} already; choose another")


def check_words(page: Page, item: Item) -> Iterator[Fault]:
    """Check that no code, comment or picture hides in a block of prose."""
    if item.kind == "indented":
        yield page.fault(item.line, "indented this far it is code outside a fence; use ```python")
    if "<!--" in item.prose:
        yield page.fault(item.line, "a comment hides part of the page; take it out")
    elif tag := CODE_TAG.search(item.prose):
        yield page.fault(item.line, f"code in <{tag[1]}> does not run; use a ```python fence")
    elif item.raw:
        wrong = f"what stands in <{item.detail}> is not compared with the page"
        yield page.fault(item.line, f"{wrong}; write it in Markdown, if need be between `<div>` and `</div>`")
    if "![" in item.prose and item.kind != "figure":
        yield page.fault(item.line, PICTURE_ALONE if PICTURE.search(item.text) else PICTURE_OPEN)
