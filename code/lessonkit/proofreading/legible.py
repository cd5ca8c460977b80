"""Legible: nothing but words reaches a reader, on the pages of a built site and in what is taken along."""

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lessonkit.common.faults import Fault
from lessonkit.language.lettering import untranslated, wrong_letter
from lessonkit.proofreading.texts import SIGN, Text
from lessonkit.proofreading.texts_along import texts_of

# What only this site's Markdown knows, and what all Markdown does: the latter is right in a notebook.
OURS = (
    r"\{:? ?[#.][a-zA-Z]|\{:? ?[\w-]+=|-+8<-+|\[\^|^\[[a-z]+(?:-[a-z]+)*\]$|<!--"
    r"|(?m:^\s*(?:!!!|\?\?\?\+?|===|:::) ?\S)"
)
MARKDOWN = (
    r"\*\*|(?<!\w)__\w|~~|==\w|\]\(|\]\[|\$(?!\d)|\\[()\[\]]|`|</?[a-zA-Z][\w-]*(?: [^<>]*)?/?>"
    r"|(?m:^\s*(?:#{2,6} ?\w|# \w|[-*+] \S|\|.*\|$|> [^\W\d]))|(?<!\w)\[[ xX]\] |&(?:[a-zA-Z]+|#x?\w+);"
)
PLACEHOLDER = r"[\x00-\x08\ue000-\uf8ff\ufffd]|klzzwxh|wzxhzdk|\bbound:\d"
NOTHING = r"(?:undefined|null|None)"
VALUE = (  # these three are English words, too: “the slope is undefined”
    rf"\[object \w+\]|\bNaN\b|\bInfinity\b|^{NOTHING}\b[.。]?$|(?:[=×·:(]|\d) ?{NOTHING}\b"
    rf"|[\u3000-\u9fff\uff00-\uffef] ?{NOTHING}\b|{NOTHING} ?[\d%°=]|(?<![\w.])[−-]0\.?0*(?!\.?\d|[:\w-])"
)
TEMPLATE = r"\{\{|\}\}|\{%|%\}|(?<!\w)%(?:[sdr]\b|\()|\{[a-z_][\w.-]*\}|\{\}"
GAP = (
    r"(?<=\S)[ \xa0]{2,}(?=\S)|\s[,.;:!?)\]，。；：！？）」』、](?![\w.])"
    r"|^[,;:，。；：！？、]|[，；：、]{2}|,,"
)
BRACKETS = r"(?<!\w)(?:\(\s+\)|(?<=\w )\(\)(?=$|[.,;])|（\s*）|「\s*」|『\s*』|“\s*”|\[\s*\]|《\s*》)"
PATTERNS = {
    "raw markup": re.compile(f"{OURS}|{MARKDOWN}"),
    "markup of ours": re.compile(OURS),
    "a placeholder": re.compile(PLACEHOLDER),
    "a value of a program": re.compile(VALUE),
    "a template that nothing filled": re.compile(TEMPLATE),
    "a hole": re.compile(f"{GAP}|{BRACKETS}"),
}
FORBIDDEN = {  # by kind of text
    "prose": [name for name in PATTERNS if name != "markup of ours"],
    "label": ["raw markup", "a placeholder", "a value of a program"],  # in a drawing
    "template": ["raw markup", "a placeholder"],  # what a script will fill
    "markdown": ["markup of ours", "a placeholder", "a value of a program"],
    "code": ["a placeholder"],
    "node": [],
    "empty": [],
}
AROUND = 25  # characters of the text that a message shows on each side
BEFORE = 12  # characters by which a line is found


def illegible(files: Iterable[Path], config: MkDocsConfig) -> Iterator[Fault]:
    """Yield what is wrong with the texts of files of a built locale, each at the page that it is on."""
    for path in sorted(files):
        yield from illegible_in(path, texts_of(path, config.extra["locale"]), config)


def illegible_in(path: Path, texts: Iterable[Text], config: MkDocsConfig) -> Iterator[Fault]:
    """Yield what is wrong with texts of a built file."""
    name = path.relative_to(config.site_dir)
    page, place = page_of(name, Path(config.docs_dir)), Path(config.extra["locale"], name).as_posix()
    for text in texts:
        for kind, match in flaws(text.words, text.kind, text.language):
            line = line_of(match, page) if page else text.line
            message = f"a reader of {place} meets {kind} in <{text.place}>{around(match)}"
            yield Fault(page or Path(place), line, f"{message}; mend what it is made from")


def page_of(name: Path, pages: Path) -> Path | None:
    """Return the page that a built file is made from; None of what is made from all of them."""
    folder = name.parent if name.suffix == ".html" else name.parent.parent / name.stem
    names = ("index.md",) if folder == Path() else (f"{folder}.md", f"{folder}/index.md", f"{folder}.py")
    return next((pages / each for each in names if (pages / each).exists()), None)


@functools.lru_cache(maxsize=200_000)  # what all pages have, such as the contents, is looked at once
def flaws(words: str, kind: str, language: str) -> list[tuple[str, re.Match | None]]:
    """Return what is wrong with a text: each kind of fault, and where in the text it is."""
    found = [("an empty element", None)] if kind == "empty" else []
    found += [(name, match) for name in FORBIDDEN[kind] if (match := PATTERNS[name].search(words))]
    if (kind, language) != ("code", "en") and (match := wrong_letter(words, language)):
        found.append(("a character of another language", match))
    if kind in ("prose", "markdown") and (match := untranslated(words, language)):
        found.append(("English", match))
    return found


def around(match: re.Match | None) -> str:
    """Return what was found, with the words around it."""
    if match is None:
        return ""
    words = match.string[max(0, match.start() - AROUND) : match.end() + AROUND]
    return f": `{match[0].strip()}` in “{' '.join(words.split())}”"


def line_of(match: re.Match | None, page: Path) -> int:
    """Return the first line of a page with the words right before what was found, or 1."""
    if match is None:
        return 1
    before = re.split(f"[{SIGN}\n]", match.string[max(0, match.start() - BEFORE) : match.start()])[-1]
    words = before.strip() or match[0].strip()
    lines = page.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if words in line), 1)
