"""Embedding: sections of modules in place of the lines that name them, as the site renders them."""

import functools
import re
import threading
from dataclasses import dataclass
from pathlib import Path

import markdown
from mkdocs.config import load_config
from pymdownx.snippets import SnippetMissingError, SnippetPreprocessor

from lessonkit import ROOT
from lessonkit.common.faults import FaultError, relative
from lessonkit.common.text_files import read_text
from lessonkit.reading.fences import Fence

EXTENSION = "pymdownx.snippets"
MARKER = re.compile(r"-+8<-+\s+\[\s*(start|end)\s*:\s*([\w-]+)\s*\]", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """Consecutive lines of code from one file, the first of them at `line`."""

    path: str
    line: int
    source: str


@functools.cache
def site_markdown() -> tuple[list[str], dict[str, dict]]:
    """Return the extensions of mkdocs.yml and their options, so that what runs is what is rendered."""
    configuration = load_config(str(ROOT / "mkdocs.yml"))
    return configuration.markdown_extensions, configuration.mdx_configs


def snippets() -> SnippetPreprocessor:
    """Return the preprocessor that the site itself uses."""
    return _snippets(threading.get_ident())  # pages are checked side by side


@functools.cache
def _snippets(_thread: int) -> SnippetPreprocessor:
    _, options = site_markdown()
    engine = markdown.Markdown(extensions=[EXTENSION], extension_configs={EXTENSION: options[EXTENSION]})
    return engine.preprocessors["snippet"]


def pieces(fence: Fence) -> list[Piece]:
    """Return a fence's code as pieces: its own lines, and the sections that it embeds."""
    found, own = [], []
    for index, text in enumerate(fence.source.split("\n")):
        if SnippetPreprocessor.RE_ALL_SNIPPETS.match(text):
            found += [_own(fence, own), embed(text.strip(), fence.path, fence.at(index))]
            own = []
        else:
            own.append((index, text))
    return [piece for piece in [*found, _own(fence, own)] if piece.source.strip()]


def _own(fence: Fence, lines: list[tuple[int, str]]) -> Piece:
    first = fence.at(lines[0][0]) if lines else fence.line
    return Piece(str(fence.path), first, "\n".join(text for _, text in lines))


def embed(directive: str, page: Path, line: int) -> Piece:
    """Return the section that one snippet line names; FaultError where there is no such section."""
    engine = snippets()
    target = engine.parse_snippet_target(directive.partition(" ")[2].strip().strip("\"'"))
    if not target or not target["section"]:
        raise FaultError(page, line, f'{directive}: name one section, as in `--8<-- "nudge/losses.py:mse"`')
    path = engine.get_snippet_path(target["path"])
    if path is None:
        raise FaultError(page, line, f"there is no file {target['path']} under code/; correct the path")
    first = _first_line(Path(path), target["section"], page, line)
    try:
        lines = engine.run([directive])
    except SnippetMissingError as error:
        raise FaultError(page, line, f"{error}; correct the name") from error
    return Piece(path, first, "\n".join(lines))


def _first_line(module: Path, section: str, page: Path, line: int) -> int:
    """Return the line after the section's start marker, which must have its end."""
    marks = dict.fromkeys(("start", "end"), 0)
    for number, text in enumerate(read_text(module).split("\n"), 1):
        mark = MARKER.search(text)
        if mark and mark[2] == section:
            marks[mark[1].lower()] = number
    name = relative(module)
    if not marks["start"]:
        raise FaultError(page, line, f"{name} has no section {section}; write `# --8<-- [start:{section}]`")
    if marks["end"] < marks["start"]:
        start = marks["start"]
        raise FaultError(module, start, f"section {section} is not closed; write `# --8<-- [end:{section}]`")
    return marks["start"] + 1
