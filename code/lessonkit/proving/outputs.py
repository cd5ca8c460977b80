"""Outputs: write what the run gives into output fences and bound numbers, and touch nothing else."""

import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from lessonkit import DOCS
from lessonkit.common.faults import FaultError, relative
from lessonkit.proving.examples import text_faults
from lessonkit.proving.miniatures import said_of
from lessonkit.reading.bound_numbers import BOUND, PLAIN, bound_numbers, holds
from lessonkit.reading.fences import Fence
from lessonkit.reading.only_in import AS_WRITTEN
from lessonkit.reading.pages import Page, page_paths
from lessonkit.worker.comparing import GROUPING, NUMBER, WHOLE, first_difference, same

PREFIX = re.compile(r"[ \t>]*")
SHAPE = re.compile(rf"-?{NUMBER}|(?<![A-Za-z0-9_.])-?[0-9]+(?![A-Za-z0-9_]|\.[0-9])")


def like(shown: str, computed: str) -> str:
    """Return a computed number with as many digits as the one shown, and written in its manner."""
    numbers = (shown.replace("\N{MINUS SIGN}", "-"), computed)
    if not all(map(PLAIN.fullmatch, numbers)) or WHOLE.search(shown):
        return computed
    mantissa, exponential, _ = shown.lower().partition("e")
    digits = len(mantissa.partition(".")[2])
    grouping = "," if "," in shown else ""
    value = (float if exponential else Decimal)(computed.translate(GROUPING))
    number = f"{value:{grouping}.{digits}{'e' if exponential else 'f'}}"
    return number.replace("-", "\N{MINUS SIGN}") if "\N{MINUS SIGN}" in shown else number


def updated_output(shown: str, computed: str) -> str:
    """Return the computed output, in each line with the digits that the page shows where it can be."""
    lines, news = shown.rstrip("\n").split("\n"), computed.rstrip("\n").split("\n")
    if len(lines) != len(news):
        return "\n".join(news) + "\n"
    return "\n".join(updated_line(*pair) for pair in zip(lines, news, strict=True)) + "\n"


def updated_line(shown: str, computed: str) -> str:
    """Return one computed line with the digits of the line shown, where only numbers differ."""
    if SHAPE.sub("#", shown) != SHAPE.sub("#", computed):
        return computed
    shapes = iter(SHAPE.findall(shown))
    line = SHAPE.sub(lambda match: like_if_decimal(next(shapes), match[0]), computed)
    return line if same(line, computed) else computed


def like_if_decimal(shown: str, computed: str) -> str:
    """Return a computed number as `like` does; whole numbers stay as they were printed."""
    return like(shown, computed) if "." in shown or "e" in shown else computed


def changes(page: Page) -> Iterator[tuple[int, int, str]]:
    """Yield what has to be replaced: start, end and the new text; FaultError where a block fails."""
    for result, (owner, _) in zip(page.results, page.owned_steps, strict=False):
        if result["error"]:
            error = result["error"]
            message = f"{error['summary']}; nothing is rewritten, mend it first"
            raise FaultError(page.path, error["line"] or owner.line, message)
    for item in page.items:
        if item.kind == "fence" and item.fence.language == "text":
            yield from output_change(page, item.fence, page.beside(item, -1))
    for match in BOUND.finditer(page.text):
        line = page.text.count("\n", 0, match.start()) + 1
        owner = next(bound_numbers(match[0], line))
        if owner not in page.owners:
            continue  # it stands in an example
        computed = page.result(owner)["output"].strip()
        if not holds(match["shown"], computed):
            yield *match.span("shown"), like(match["shown"], computed)


def output_change(page: Page, fence: Fence, above: Fence | None) -> Iterator[tuple[int, int, str]]:
    """Yield the new content of an output that differs from the run."""
    if above is None or not (above in page.owners or above.language == "markdown"):
        return
    computed = said_of(above, text_faults) if above.language == "markdown" else page.printed(above)
    if first_difference(fence.source, computed) is None:
        return
    prefix = PREFIX.match(page.text, fence.start)[0]
    start = page.text.index("\n", fence.start) + 1
    end = page.text.rfind("\n", 0, fence.end) + 1
    lines = updated_output(fence.source, computed).splitlines(keepends=True)
    yield start, end, "".join(prefix + line if line.strip() else line for line in lines)


def update(path: Path) -> bool:
    """Rewrite one page where the run differs; say whether it changed."""
    page, lines = Page.read(path, AS_WRITTEN), path.read_text(encoding="utf-8").split("\n")
    text, found = page.text, sorted(changes(page), reverse=True)
    for start, end, new in found:
        first, last = (text.count("\n", 0, place) for place in (start, end))
        text = text[:start] + new + text[end:]
        changed = text.split("\n")[first : first + new.count("\n") + 1]
        lines[first : last + 1] = page.as_written("\n".join(changed)).split("\n")
    if found:
        ends = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
        path.write_text("\n".join(lines), encoding="utf-8", newline=ends)
    return bool(found)


def main() -> int:
    """Update all pages; return 1 where one has a block that fails, and then rewrite none."""
    paths, failed = page_paths(DOCS), False
    for path in paths:
        try:
            list(changes(Page.read(path, AS_WRITTEN)))
        except FaultError as error:
            print(error, file=sys.stderr)
            failed = True
    for path in [] if failed else paths:
        if update(path):
            print(f"rewrote {relative(path)}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
