"""Converted code: in Simplified Chinese, too, a block gives what the page shows below it.

Strings in code are converted with the page, and `len("程式碼")` is 3, of 代码 it is 2. Where they are
only shown, the converted page is right because the page is; any other page is run as converted.
"""

import ast
import re
from collections.abc import Iterator

from lessonkit.common.faults import Fault, relative
from lessonkit.common.fingerprints import fingerprint, surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.language.simplified import simplify
from lessonkit.proving.fence_checks import NOT_RUN, check_fence
from lessonkit.proving.number_checks import check_numbers
from lessonkit.reading import shared_pages
from lessonkit.reading.bound_numbers import bound_numbers
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page
from lessonkit.running.alike import is_text
from lessonkit.running.names_in_code import identifiers
from lessonkit.running.only_shown import Texts

RESULTS = ("python", "text")
CERTAIN = LastMade("certain")
MEND = "A converted string changes a result: let it only be shown, or write it in ASCII."


def conversion_faults(page: Page) -> Iterator[Fault]:
    """Yield the faults that a page's code and results have in Simplified Chinese alone."""
    if same_results(page) or page.stopped:
        return
    simplified = converted(page)
    for item in simplified.items:
        for fault in result_faults(simplified, item):
            if fault.message != NOT_RUN:
                yield Fault(fault.path, fault.line, f"in Simplified Chinese, {fault.message}\n{MEND}")


def converted(page: Page) -> Page:
    """Return a page as Simplified Chinese has it."""
    return Page(simplify(page.text), page.path)


def result_faults(page: Page, item: Item) -> Iterator[Fault]:
    """Yield what is wrong with the code, the output or the bound numbers of an item."""
    if item.fence and item.fence.language in RESULTS:
        yield from check_fence(page, item)
    elif not item.fence and any(bound_numbers(item.text, item.line)):
        yield from check_numbers(page, item)


def same_results(page: Page) -> bool:
    """Say whether it is certain, without a run, that the converted code gives the converted results.

    Within a build, a page that says the same as before is not taken apart again.
    """
    if not shared_pages.shared_in:
        return certain(page)
    place, key = relative(page.path), fingerprint(shared_pages.shared_in, page.text)
    known = CERTAIN.get(place, key)
    if known is None:
        known = certain(page)
        if surroundings() == shared_pages.shared_in:  # nothing that the page embeds was saved meanwhile
            CERTAIN.keep(place, key, known)
    return known


def certain(page: Page) -> bool:
    """Say the same of the page as it is, whatever was found before."""
    programs = {piece["source"] for step in page.program for piece in step["pieces"] + step.get("check", [])}
    if not any(map(changes, programs)):
        return not any(map(changes, outputs(page)))
    try:
        trees = [ast.parse(program) for program in sorted(programs)]
    except SyntaxError:
        return False  # an error that the page teaches
    texts = Texts(trees, lambda text: changes(text.value), padded=all(map(keeps_length, texts_of(trees))))
    named = any(map(changes, identifiers(texts.nodes)))
    return not named and texts.only_shown() and follows(page, texts)


def texts_of(trees: list[ast.Module]) -> Iterator[str]:
    """Yield the texts in some code."""
    yield from (node.value for tree in trees for node in ast.walk(tree) if is_text(node))


def keeps_length(text: str) -> bool:
    """Say whether conversion leaves a text as long as it is, so that it is filled up alike."""
    return len(simplify(text)) == len(text)


def changes(text: str) -> bool:
    """Say whether conversion changes a text."""
    return simplify(text) != text


def follows(page: Page, texts: Texts) -> bool:
    """Say whether outputs come out as their parts do: side by side, texts might divide into other words."""
    constants = [node.value for node in texts.nodes if is_text(node) and texts.is_text(node)]
    parts = sorted({line for text in constants for line in text.split("\n")}, key=len, reverse=True)
    part = re.compile("|".join(map(re.escape, parts)))
    converted = {shown: part.sub(lambda text: simplify(text[0]), shown) for shown in outputs(page)}
    return all(simplify(shown) == parts_converted for shown, parts_converted in converted.items())


def outputs(page: Page) -> list[str]:
    """Return the outputs that a page shows."""
    return [fence.source for fence in page.fences if fence.language == "text"]
