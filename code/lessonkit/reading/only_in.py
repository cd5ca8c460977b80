"""Only in: text of a Chinese page that one script alone shows, `{zh-Hant: …}` beside `{zh-Hans: …}`."""

import functools
import re
from pathlib import Path

from lessonkit.common.faults import FaultError
from lessonkit.reading.fences import read_fences
from lessonkit.reading.items import CODE_SPAN

AS_WRITTEN = "whole"  # in place of a locale: the page as it stands in its file
OPENING = "{zh-Han"
MARK = re.compile(
    rf"{CODE_SPAN.pattern}|(?P<opening>{re.escape(OPENING)})"
    r"(?:(?P<script>[ts]): ?(?P<words>[^{}\n]*)\})?"
)


@functools.lru_cache(maxsize=400)  # while an author works, nearly all pages are those of the last build
def only_in(text: str, locale: str, path: Path) -> str:
    """Return a page as a locale shows it, line for line; FaultError at a mark that is none."""
    if OPENING not in text or locale == AS_WRITTEN:
        return text
    fences = read_fences(text, path)

    def shown(mark: re.Match) -> str:
        if not mark["opening"] or any(fence.start <= mark.start() < fence.end for fence in fences):
            return mark[0]  # code shows what it shows
        if flaw := flaw_of(mark, locale):
            raise FaultError(path, text.count("\n", 0, mark.start()) + 1, flaw)
        return mark["words"] if locale == f"zh-Han{mark['script']}" else ""

    return MARK.sub(shown, text)


def flaw_of(mark: re.Match, locale: str) -> str:
    """Return what is wrong with a mark and what to do, or an empty string."""
    line = mark.string[mark.string.rfind("\n", 0, mark.start()) + 1 : mark.start()]
    if mark["script"] is None:
        return "this text for one script has no end; write `{zh-Hans: …}` on one line, without other braces"
    if locale == "en":
        return "an English page has no text for one Chinese script; take it out"
    if line.startswith("#"):
        return "a heading is the same in both scripts; write the difference below it"
    return ""
