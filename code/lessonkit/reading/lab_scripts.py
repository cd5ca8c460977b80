"""Lab scripts: a lab in jupytext's percent format, read as a page with the same lines in the same places."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from lessonkit.common.faults import FaultError

HEADER = "# ---"  # around the front matter
FENCE = "```"
MARKER = re.compile(r"# ?%%")
MARKERS = {"# %%": "python", "# %% [markdown]": "markdown"}
COMMENT = re.compile(r"#(?: (.*))?$")
EMBEDDED = re.compile(r'#\s+--8<-- "')
PYTHON_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*\{?\.?python")


def is_script(path: Path) -> bool:
    """Say whether a page is written as a script."""
    return path.suffix == ".py"


def commented(markdown: str) -> str:
    """Return Markdown as it is written in a script."""
    return "\n".join(f"# {line}" if line else "#" for line in markdown.split("\n"))


def as_markdown(text: str, path: Path) -> str:
    """Return a script as the Markdown of a page, line for line; FaultError where it is no such script.

    The marker of a code cell becomes the opening of its fence, and the blank line after the cell the
    closing; comments of Markdown cells lose their `# `.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if MARKER.match(line)), len(lines))
    markdown = list(front_matter(lines[:first], path))
    for start, end in cells(lines, first):
        if MARKERS.get(lines[start]) == "python":
            markdown += code_cell(lines[start:end], start, path)
        elif lines[start] in MARKERS:
            markdown += markdown_cell(lines[start:end], start, path)
        else:
            wrong = f"no cell begins with `{lines[start]}`; write `# %%` or `# %% [markdown]` alone"
            raise FaultError(path, start + 1, wrong)
    return "\n".join(markdown)


def cells(lines: list[str], first: int) -> Iterator[tuple[int, int]]:
    """Yield where each cell begins and ends."""
    starts = [n for n in range(first, len(lines)) if MARKER.match(lines[n])]
    yield from zip(starts, [*starts[1:], len(lines)], strict=True)


def front_matter(lines: list[str], path: Path) -> Iterator[str]:
    """Yield the lines above the first cell: the front matter, between two lines `# ---`."""
    edges = [number for number, line in enumerate(lines) if line == HEADER]
    if edges[:1] != [0] or len(edges) != 2:
        wrong = "a lab begins with its front matter, such as `# description: …`, between two lines `# ---`"
        raise FaultError(path, 1, f"{wrong}; write it, then the first cell")
    for number, line in enumerate(lines):
        comment = COMMENT.match(line)
        if number > edges[1] and line:
            raise FaultError(path, number + 1, "this line belongs to no cell; write `# %%` above it")
        if number < edges[1] and not comment:
            raise FaultError(
                path, number + 1, "this line is no comment; begin it with `# `, or end with `# ---`"
            )
        yield (comment[1] or "") if comment else ""


def code_cell(lines: list[str], start: int, path: Path) -> list[str]:
    """Return a code cell as a fence."""
    end = max(number for number, line in enumerate(lines) if line.strip())
    if end == 0:
        raise FaultError(path, start + 1, "this cell is empty; write its code, or take it out")
    if end + 1 == len(lines):
        raise FaultError(path, start + end + 1, "the cell ends here; leave a blank line after it")
    for number, line in enumerate(lines, start + 1):
        if FENCE in line:
            raise FaultError(
                path, number, "three backticks end the code; an output stands in a cell `# %% [markdown]`"
            )
    return [f"{FENCE}python", *lines[1 : end + 1], FENCE, *lines[end + 2 :]]


def embeds(below: list[str]) -> bool:
    """Say whether the code of a fence is embedded from a module, from which a script imports it."""
    code = list(takewhile(lambda line: FENCE not in line, below))
    return bool(code) and all(map(EMBEDDED.match, code))


def markdown_cell(lines: list[str], start: int, path: Path) -> Iterator[str]:
    """Yield the lines of a Markdown cell; those of its marker and between its comments are blank."""
    yield ""
    for number, line in enumerate(lines[1:], start + 2):
        comment = COMMENT.match(line)
        if line and not comment:
            wrong = "this line is no comment, and its cell is Markdown"
            raise FaultError(path, number, f"{wrong}; begin it with `# `, or write `# %%` above the code")
        if comment and PYTHON_FENCE.match(comment[1] or "") and not embeds(lines[number - start :]):
            raise FaultError(path, number, "code in a Markdown cell does not run; give it a cell, `# %%`")
        yield (comment[1] or "") if comment else ""
