"""Fences: all those of a page, each with its line, whatever its attributes and wherever it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sybil import Document, Region
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

INFO = re.compile(r"(?P<info>[^\n]*)(?:\n|$)")
LANGUAGE = re.compile(r"\s*\{?\s*\.?(?P<language>[\w+-]*)")
ATTRIBUTE = re.compile(r"""([\w-]+)=(?:"([^"]*)"|'([^']*)'|(\S+))""")
LIST_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")

KINDS = {
    "python": "code that runs",
    "text": "the output of the python block above",
    "console": "commands behind $",
    "toml": "checked for its syntax",
    "yaml": "checked for its syntax",
    "markdown": "a page in miniature",
}
MARKS = re.compile(r"`{3,}|~{3,}")
FENCE_END = re.compile(r"(```|~~~)\s*\Z")
OPENING = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^\n`]+$", re.MULTILINE)
ROLES = ("exercise", "check", "solution", "also", "wrong")
ATTRIBUTES = {"title", "hl_lines", "linenums", "raises", "warns", *ROLES}
OURS = re.compile(rf" ?\b({'|'.join(['raises', 'warns', *ROLES])})=(\"[^\"]*\"|'[^']*'|\S+)")


@dataclass(frozen=True)
class Fence:
    """A fence: `line` is that of its opening backticks, `source` its dedented content."""

    path: Path
    line: int
    start: int
    end: int
    language: str
    source: str
    attributes: dict[str, str] = field(default_factory=dict)
    flaw: str = ""

    @property
    def role(self) -> str:
        """What the fence is in an exercise: exercise (the starter), check, solution, also, wrong."""
        return next((role for role in ROLES if role in self.attributes), "")

    @property
    def exercise(self) -> str:
        """The name of the exercise that the fence belongs to, or nothing."""
        return self.attributes.get(self.role, "")

    @property
    def last_line(self) -> int:
        return self.line + self.source.count("\n") + 1

    def at(self, index: int) -> int:
        """Return the page's line of the line `index` (from 0) of the content."""
        return self.line + 1 + index


def read_fences(text: str, path: Path) -> list[Fence]:
    """Return the fences of a page from top to bottom; one inside another is content, not a fence."""
    fences: list[Fence] = []
    for region in sorted(_lex(text, path), key=lambda r: (r.start, -r.end)):
        if not fences or region.start >= fences[-1].end:
            fences.append(_fence(text, path, region))
    return fences


def _lex(text: str, path: Path) -> Iterator[Region]:
    return iter(RawFencedCodeBlockLexer(INFO)(Document(text, str(path))))


def _fence(text: str, path: Path, region: Region) -> Fence:
    opening = text[region.start : text.find("\n", region.start)]
    info = region.lexemes["info"]
    language = LANGUAGE.match(info)["language"]
    return Fence(
        path=path,
        line=text.count("\n", 0, region.start) + 1,
        start=region.start,
        end=region.end,
        language=language,
        source=content(text, region),
        attributes={name: a or b or c for name, a, b, c in ATTRIBUTE.findall(info)},
        flaw=_flaw(text, region, language, opening),
    )


def content(text: str, region: Region) -> str:
    """Return what stands in a fence, without the fence's own indentation and no less of its lines' own."""
    opening, _, rest = text[region.start : region.end].partition("\n")
    prefix = re.match(r"[ \t>]*", opening)[0]
    lines = rest.split("\n")[:-1] if FENCE_END.search(rest) else rest.split("\n")
    return "".join(
        f"{line.removeprefix(prefix) if line.startswith(prefix) else line.lstrip(' >')}\n" for line in lines
    )


def _flaw(text: str, region: Region, language: str, opening: str) -> str:
    """Return what is wrong with a fence and what to do, or an empty string."""
    _, newline, last = text[region.start : region.end].rpartition("\n")
    if not newline or last.strip(" \t>") != MARKS.search(opening)[0]:
        return "this fence is never closed; close it with the same backticks"
    if LIST_MARKER.match(opening):
        return "a fence beside a list marker is not rendered; give it a line of its own, indented"
    unknown = {name for name, *_ in ATTRIBUTE.findall(region.lexemes["info"])} - ATTRIBUTES
    if unknown:
        return f"unknown attribute `{min(unknown)}`; use one of {', '.join(sorted(ATTRIBUTES))}"
    if language not in KINDS:
        kinds = ", ".join(f"`{kind}` ({meaning})" for kind, meaning in KINDS.items())
        name = f"unknown kind of fence `{language}`" if language else "a fence without a language"
        return f"{name}; use one of {kinds}"
    return ""


def without_our_attributes(text: str) -> str:
    """Return the page with fences that Markdown's own extensions understand."""
    return OPENING.sub(lambda match: OURS.sub("", match[0]), text)
