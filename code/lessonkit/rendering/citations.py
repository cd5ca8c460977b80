"""Citations: where pages and teaching code name a work, and whether docs/references.yml agrees."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lessonkit import ROOT
from lessonkit.common.faults import Fault, relative
from lessonkit.common.fingerprints import surroundings
from lessonkit.common.last_made import LastMade
from lessonkit.common.text_files import read_text
from lessonkit.reading.items import Item
from lessonkit.reading.pages import Page
from lessonkit.reading.references import REFERENCES, Work, read_references
from lessonkit.reading.shared_pages import read

CITING, CITED = LastMade("citing"), LastMade("cited")

TAUGHT = ROOT / "code" / "nudge"
LITERATURE = ("footnote", "list item")  # elsewhere a lone unknown name before a year may be any word
NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
NAMES = rf"(?P<names>{NAME}(?:(?:, {NAME})* & {NAME}| et al\.)?(?: \(eds\.\))?)"
TITLE = r"(?:, “(?P<title>[^”]+)”)?"
CONTAINER = r"(?:, \*(?P<italics>[^*]+)\*(?: (?P<volume>\d+(?:\(\d+\))?))?(?:, (?P<pages>\d+–\d+))?)?"
EDITION = r"(?:,? (?:第 )?(?P<edition>\d)(?:(?:st|nd|rd|th) ed\.| 版))?"
CITATION = re.compile(
    rf"\b{NAMES} (?P<year>(?:1[89]|20)\d\d)\b{TITLE}{CONTAINER}{EDITION}".replace(" ", r"\s+")
)


def cited(match: re.Match) -> str:
    """Return the work that a match names, as `Nocedal & Wright 2006`."""
    return f"{plain(match['names'])} {match['year']}"


def plain(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def citations(text: str) -> list[re.Match]:
    """Return the citations of a text, and whatever else is a name before a year."""
    return list(CITATION.finditer(text))


def check_citations(page: Page, item: Item) -> Iterator[Fault]:
    """Check that each work that a block cites is known, and that what is said of it is right."""
    yield from text_faults(page.path, item.line, item.prose, item.kind in LITERATURE)
    first = CITATION.match(item.prose, len("- ")) if item.kind == "list item" else None
    work = works().get(cited(first)) if first else None
    if work and not first["title"] and first["italics"] != work.title:
        yield page.fault(item.line, f"{work.cited} stands here without its title; add it: {work.title}")


def works() -> dict[str, Work]:
    """Return the works by the form in which they are cited."""
    return {work.cited: work for work in read_references()}


def text_faults(path: Path, line: int, text: str, literature: bool) -> Iterator[Fault]:
    """Yield what is wrong with the citations of a text that begins on a line of a file."""
    for match in citations(text):
        here, form = line + text[: match.start()].count("\n"), cited(match)
        if work := works().get(form):
            yield from (Fault(path, here, message) for message in differences(match, work))
        elif literature or not match["names"].isalpha():
            mend = "correct the names and the year, or add the work"
            yield Fault(path, here, f"{relative(REFERENCES)} has no work cited as `{form}`; {mend}")


def differences(match: re.Match, work: Work) -> Iterator[str]:
    """Yield where a citation says something else than the work's entry."""
    entry = {"title": work.title, "italics": work.container or work.title, "edition": work.edition}
    entry |= {"volume": work.volume, "pages": work.pages}
    for key, value in entry.items():
        if match[key] and (shown := plain(match[key])) != str(value):
            where = f"docs/references.yml has {value or 'nothing'} there"
            yield f"{work.cited} is cited with `{shown}`, but {where}; correct whichever is wrong"


def citing(path: Path, made_with: str) -> tuple[str, list[str]]:
    """Return the title of a page and what it cites, read again only when it changed; or FaultError."""
    title, *forms = CITING.made_of(path, relative(path), made_with, lambda: title_and_works(read(path)))
    return title, forms


def title_and_works(page: Page) -> list[str]:
    """Return the title of a page, and after it what the page cites."""
    title = next((item.text for item in page.items if item.kind == "heading"), "")
    prose = [item.prose for item in page.items if not item.fence]
    return [title, *sorted({cited(match) for text in prose for match in citations(text)})]


def modules() -> Iterator[tuple[Path, str]]:
    """Yield the modules of the teaching code with their texts; FaultError where one isn't UTF-8."""
    for path in sorted(TAUGHT.rglob("*.py")):
        yield path, read_text(path)


def module_faults() -> Iterator[Fault]:
    """Yield what is wrong with citations in the teaching code; FaultError as `modules`."""
    for path, text in modules():
        yield from text_faults(path, 1, text, literature=False)


def cited_in_modules() -> dict[str, list[str]]:
    """Return what each module of the teaching code cites, by its path below `code`."""

    def find() -> dict[str, list[str]]:
        return {
            path.relative_to(TAUGHT.parent).as_posix(): sorted({cited(match) for match in citations(text)})
            for path, text in modules()
        }

    return CITING.made("code", surroundings, find)


def reference_faults(pages: Iterable[Path], made_with: str) -> Iterator[Fault]:
    """Yield what is wrong with citations in the teaching code, and works that nobody cites."""
    yield from CITED.unless_faultless("code", surroundings, module_faults)
    used = {form for path in pages for form in citing(path, made_with)[1]}
    used.update(*cited_in_modules().values())
    for work in read_references():
        if work.cited not in used:
            yield Fault(REFERENCES, work.line, f"nothing cites {work.cited}; cite it or take it out")
